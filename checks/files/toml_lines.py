"""The lines of a TOML file: which statement each is of, and where a value stands."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

Place = tuple[str | int, ...]
"""Where a value is: keys, and numbers in arrays of tables."""

BARE = r"[A-Za-z0-9_-]+"
STRING = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*')"""
_PART = rf"(?:{BARE}|{STRING})"
_DOTTED = rf"({_PART}(?:\s*\.\s*{_PART})*)"
_KEY = re.compile(rf"\s*{_DOTTED}\s*=")
_HEADER = re.compile(rf"\s*(\[{{1,2}})\s*{_DOTTED}\s*\]{{1,2}}")
_TOKEN = re.compile(
    r"""\"{3}(?:\\.|[^\\])*?\"{3,5} | '{3}.*?'{3,5} | "(?:\\.|[^"\\])*" | '[^']*' | \#[^\n]* | [\[\]{}\n]""",
    re.DOTALL | re.VERBOSE,
)
"""What says where a value ends: strings and comments, whose brackets are none, brackets, and the ends of lines."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A header or a key with its value: its full path, and its lines, from 0, half-open."""

    path: Place
    start: int
    end: int
    header: bool


def statements(text: str) -> tuple[Statement, ...]:
    """The statements of a valid TOML text with line feeds, in order."""
    lines, found = text.split("\n"), []
    table: Place = ()
    counts: dict[Place, int] = {}
    offsets = list(accumulate((len(line) + 1 for line in lines), initial=0))
    at = 0
    while at < len(lines):
        start, at = at, at + 1
        if header := _HEADER.match(lines[start]):
            table = _keys(header[2])
            if len(header[1]) == 2:
                counts[table] = counts.get(table, -1) + 1
            table = _counted(table, counts)
            found.append(Statement(table, start, at, True))
        elif key := _KEY.match(lines[start]):
            at += _breaks(text, offsets[start])
            found.append(Statement((*table, *_keys(key[1])), start, at, False))
    return tuple(found)


def line_of(text: str, path: Sequence[str | int]) -> int | None:
    """The line, from 1, of a value in a valid TOML text, or of the nearest statement that holds it or is in it."""
    asked, found = tuple(path), statements(text)
    holding = [s for s in found if s.path == asked[: len(s.path)]]
    inside = [s for s in found if s.path[: len(asked)] == asked]
    best = max(holding, key=lambda s: len(s.path), default=inside[0] if inside else None)
    return None if best is None else best.start + 1


def _keys(text: str) -> Place:
    """The keys of a dotted name."""
    value: Any = tomllib.loads(f"{text} = 0")
    keys: list[str] = []
    while isinstance(value, dict):
        ((key, value),) = value.items()
        keys.append(key)
    return tuple(keys)


def _counted(table: Place, counts: Mapping[Place, int]) -> Place:
    """The path with a number behind each array of tables in it."""
    parts: list[str | int] = []
    for i, key in enumerate(table, 1):
        parts.append(key)
        if table[:i] in counts:
            parts.append(counts[table[:i]])
    return tuple(parts)


def _breaks(text: str, start: int) -> int:
    """How many ends of lines lie within the statement that starts there."""
    depth = count = 0
    for token in _TOKEN.finditer(text, start):
        mark = token[0]
        if mark == "\n" and depth == 0:
            break
        depth += (mark in ("[", "{")) - (mark in ("]", "}"))
        count += mark.count("\n")
    return count
