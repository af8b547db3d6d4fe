"""The form in which all other parts read text: one paragraph a line, an empty line between documents."""

from collections.abc import Iterator
from pathlib import Path


def documents(folder: Path, name: str) -> Iterator[str]:
    """The documents of a text, their paragraphs divided by a newline."""
    lines: list[str] = []
    with folder.joinpath(f"{name}.txt").open(encoding="utf-8") as source:
        for line in source:
            if line.strip():
                lines.append(line.rstrip("\n"))
            elif lines:
                yield "\n".join(lines)
                lines = []
    if lines:
        yield "\n".join(lines)
