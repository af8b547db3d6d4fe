"""Plain text: what is pasted, scraped or exported without markup of its own. Any markup in it is artifacts."""

from typing import Any

from checks.core.layout import Layout
from checks.formats import markdown_marks

SUFFIXES = (".txt", ".text")


def layout(text: str, before: Any = None) -> Layout:  # noqa: ARG001
    """No masks; the blocks are found by the lines. What would be a mark of a dialect elsewhere is artifacts here."""
    return Layout(doubted=tuple(mark.span for mark in markdown_marks.marks(text)))


def joint(piece: str) -> tuple[str, str] | None:
    """Nothing, where a piece is a break and empty lines."""
    return None if piece.strip() else ("", "")
