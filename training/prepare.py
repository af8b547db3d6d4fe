"""Turns downloaded public text into plain paragraphs to train on.

    python training/prepare.py OUT --briefings DIR --wikipedia DIR --wikinews DIR [--releases DIR] [--news DIR]
        [--keep-out DIR ...]

OUT gets wh.txt, wiki.txt, wikinews.txt, senate.txt and news.txt: UTF-8, one paragraph a line, an empty line between documents. A
document that shares four runs of eight words with a text below a --keep-out folder is left out, so that nothing is
trained on what it is measured with.
"""

import argparse
import csv
import html
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

RUN = 8
SHARED_RUNS = 4
TITLE_SHARE = 0.6
KEPT_SENDERS, RELEASES_STEP = 10, 3
"""Every tenth sender of press releases is kept for measuring; of the others every third release is read."""

_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()]|\([^()]*\))*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?<!\\)(\*{1,3}|_{1,3})(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~'\"$@^-])")
_LINE_MARK = re.compile(r"^\s*(?:>+\s*|#{1,6}\s+|[-*+•]\s+|\d{1,2}\.\s{2,})+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_BLANKS = re.compile(r"\s+")
_SPECIES = re.compile(
    r"\b(?:is|are) an? (?:\w+ ){0,3}(?:species|genus|subgenus|subfamily|family|tribe|moth|beetle|gastropod)\b"
    r"|\b(?:species|genus) of\b|^[A-Z][a-z]+ is a genus\b"
)


def plain(text: str) -> str:
    """One paragraph without Markdown, HTML, entities and doubled blanks."""
    text = html.unescape(text)
    for _ in range(2):
        text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub("", _TAG.sub("", text))
    return _BLANKS.sub(" ", _ESCAPE.sub(r"\1", text)).strip()


def is_title_like(text: str) -> bool:
    """Whether so many words are capitalised that the line says nothing about running text."""
    words = _WORD.findall(text)
    if not words:
        return True
    capitals = sum(word[0].isupper() for word in words)
    if len(words) < 4:
        return text[-1] not in '.?!”"'
    return capitals > TITLE_SHARE * len(words)


def markdown_paragraphs(source: str) -> Iterator[str]:
    """Paragraphs of a Markdown file with front matter and hard-wrapped lines."""
    if source.startswith("---"):
        source = source.split("\n---", 1)[-1]
    for block in re.split(r"\n\s*\n", source):
        lines = [_LINE_MARK.sub("", line) for line in block.split("\n")]
        if any(line.startswith(("|", "+--", "---")) for line in lines):
            continue
        yield plain(" ".join(lines))


def briefings(folder: Path) -> Iterator[list[str]]:
    """White House briefings: one Markdown file a document."""
    for path in sorted(folder.rglob("*.md")):
        if path.parent != folder and not path.parent.name.startswith("_"):
            yield list(markdown_paragraphs(path.read_text(encoding="utf-8")))


def wikipedia(folder: Path) -> Iterator[list[str]]:
    """Articles in WikiExtractor's form; pages about species are left out."""
    for path in sorted(folder.rglob("wiki_*")):
        for page in path.read_text(encoding="utf-8").split("</doc>"):
            body = page.split(">", 1)[-1].strip().split("\n")[1:]
            paragraphs = [plain(line) for line in body]
            opening = " ".join(paragraphs[:3])[:400]
            if not _SPECIES.search(opening):
                yield paragraphs


def wikinews(folder: Path) -> Iterator[list[str]]:
    """Wikinews articles in csv files with a column `text`."""
    csv.field_size_limit(sys.maxsize)
    for path in sorted(folder.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield [plain(line) for line in (row.get("text") or "").split("\n")]


def releases(folder: Path) -> Iterator[list[str]]:
    """Press releases of senators, one a file below a folder a senator; one in three, none that lost its marks."""
    for number, sender in enumerate(sorted(path for path in folder.iterdir() if path.is_dir())):
        if number % KEPT_SENDERS == 0:
            continue
        for path in sorted(sender.glob("*.txt"))[::RELEASES_STEP]:
            text = path.read_text(encoding="utf-8", errors="replace").replace("\ufffd", "'")
            lines = text.split("\n")[1:]
            gaps = sum(len(re.findall(r"\S {3,}\S", line)) for line in lines)
            broken = gaps > 3 or re.search(r"[a-z]\?[a-z]|â", text)
            if not broken and text.count(".") * 40 >= len(text.split()):
                yield [plain(re.sub(r"^\s*[*•-]\s+", "", line)) for line in lines if "://" not in line]


def plain_files(folder: Path) -> Iterator[list[str]]:
    """Text and Markdown files, one document a file."""
    for path in sorted([*folder.rglob("*.txt"), *folder.rglob("*.md")]):
        yield list(markdown_paragraphs(path.read_text(encoding="utf-8", errors="replace")))


def runs(text: str) -> set[int]:
    """Hashes of all runs of eight words."""
    words = [word.lower() for word in _WORD.findall(text)]
    return {hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}


def write(path: Path, documents: Iterable[list[str]], kept_out: set[int]) -> None:
    """Writes the running text of the documents that are not kept out."""
    count = words = dropped = 0
    seen: set[int] = set()
    with path.open("w", encoding="utf-8") as out:
        for paragraphs in documents:
            body = [text for text in paragraphs if not is_title_like(text)]
            body = [text for text in body if hash(text) not in seen]
            seen.update(hash(text) for text in body)
            joined = " ".join(body)
            if len(joined) < 200:
                continue
            if kept_out and len(runs(joined) & kept_out) >= SHARED_RUNS:
                dropped += 1
                continue
            out.write("\n".join(body) + "\n\n")
            count, words = count + 1, words + len(joined.split())
    print(f"{path}: {count} documents, {words:,} words, {dropped} kept out")


def main() -> None:
    """Reads the folders named on the command line and writes the corpora."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--briefings", type=Path)
    parser.add_argument("--wikipedia", type=Path)
    parser.add_argument("--wikinews", type=Path)
    parser.add_argument("--releases", type=Path)
    parser.add_argument("--news", type=Path)
    parser.add_argument("--keep-out", type=Path, action="append", default=[])
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    kept_out: set[int] = set()
    for folder in options.keep_out:
        for path in folder.rglob("*.txt"):
            kept_out |= runs(path.read_text(encoding="utf-8", errors="replace"))
    readers = (
        ("wikinews.txt", wikinews, options.wikinews),
        ("news.txt", plain_files, options.news),
        ("wiki.txt", wikipedia, options.wikipedia),
        ("wh.txt", briefings, options.briefings),
        ("senate.txt", releases, options.releases),
    )
    for name, reader, folder in readers:
        if folder is not None:
            write(options.out / name, reader(folder), kept_out)


if __name__ == "__main__":
    main()
