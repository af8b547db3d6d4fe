"""Plain text: what is pasted, scraped or exported without markup of its own. Any markup in it is residue."""

from typing import Any

from checks.core.layout import Layout

SUFFIXES = (".txt", ".text")


def layout(text: str, before: Any = None) -> Layout:  # noqa: ARG001
    """No masks; the blocks are found by the lines."""
    return Layout()


def joint(piece: str) -> tuple[str, str] | None:
    """Nothing, where a piece is a break and empty lines."""
    return None if piece.strip() else ("", "")
