"""Paragraphs of running text without marks of any kind."""

import html
import re
from collections.abc import Iterator

TITLE_SHARE = 0.6

_LINK = re.compile(r"!?\[((?:[^\[\]\\]|\\.)*)\]\((?:[^()]|\([^()]*\))*\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_EMPHASIS = re.compile(r"(?<!\\)(\*{1,3}|_{1,3})(?=\S)|(?<=\S)(?<!\\)(\*{1,3}|_{1,3})(?!\w)")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!<>|~'\"$@^-])")
_LINE_MARK = re.compile(r"^\s*(?:>+\s*|#{1,6}\s+|[-*+•]\s+|\d{1,2}\.\s{2,})+")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPACES = re.compile(r"\s+")


def plain(text: str) -> str:
    """One paragraph without Markdown, HTML, entities and doubled spaces."""
    text = html.unescape(text)
    for _ in range(2):
        text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub("", _TAG.sub("", text))
    return _SPACES.sub(" ", _ESCAPE.sub(r"\1", text)).strip()


def is_title_like(text: str) -> bool:
    """Whether so many words are capitalised that the line says nothing about running text."""
    words: list[str] = WORD.findall(text)
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
