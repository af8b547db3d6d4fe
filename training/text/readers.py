"""How the documents of each corpus are read; a document is its paragraphs."""

import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from training.text.paragraphs import markdown_paragraphs, plain

KEPT_SENDERS, RELEASES_STEP = 10, 3
"""Every tenth sender of press releases is kept for measuring; of the others every third release is read."""
_SPECIES = re.compile(
    r"\b(?:is|are) an? (?:\w+ ){0,3}(?:species|genus|subgenus|subfamily|family|tribe|moth|beetle|gastropod)\b"
    r"|\b(?:species|genus) of\b|^[A-Z][a-z]+ is a genus\b"
)


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
            if not _is_broken(text):
                lines = text.split("\n")[1:]
                yield [plain(re.sub(r"^\s*[*•-]\s+", "", line)) for line in lines if "://" not in line]


def _is_broken(text: str) -> bool:
    """Whether a release is set in columns, lost its apostrophes or has hardly any full stops."""
    gaps = sum(len(re.findall(r"\S {3,}\S", line)) for line in text.split("\n")[1:])
    lost = re.search(r"[a-z]\?[a-z]|â", text)
    return gaps > 3 or lost is not None or text.count(".") * 40 < len(text.split())
