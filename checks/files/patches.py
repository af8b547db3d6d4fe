"""Patches that `git apply` and `patch -p1` take, to the byte."""

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from checks.core.errors import SourceError
from checks.core.printable import COMMAND

_SHORT = {"\a": "a", "\b": "b", "\t": "t", "\n": "n", "\v": "v", "\f": "f", "\r": "r", '"': '"', "\\": "\\"}
_HASHES = r"#\\043"


class NoPatch(SourceError):
    """A file that holds no lines that a patch could count."""


def patch(name: str, before: str, after: str, encoding: str = "utf-8") -> bytes:
    """A unified diff in the file's own encoding, with its own newlines; empty where nothing changed.

    Raises NoPatch where the encoding has no lines that a patch could count, as UTF-16, SourceError where it lacks a
    character.
    """
    if before == after:
        return b""
    try:
        if "\n".encode(encoding) != b"\n":
            raise NoPatch(f"{name}: a patch cannot carry {encoding}: mend it with --write, or save it as UTF-8.")
        return b"".join(_lines(name, before, after, encoding))
    except UnicodeEncodeError as error:
        raise SourceError(
            f"{name}: {encoding} has no {error.object[error.start]!r}: save it as UTF-8 first."
        ) from error


def _lines(name: str, before: str, after: str, encoding: str) -> Iterator[bytes]:
    path = relative(name)
    yield f"--- {quoted(f'a/{path}')}\n+++ {quoted(f'b/{path}')}\n".encode("utf-8", "surrogateescape")
    hunks = difflib.unified_diff(split(before), split(after), n=3)
    for number, line in enumerate(hunks):
        if number > 1:  # the names are written already
            yield line.encode(encoding)
            if not line.endswith("\n"):
                yield b"\n\\ No newline at end of file\n"


def relative(name: str) -> str:
    """The path from the current folder where the file is below it: git takes no other."""
    whole = Path(os.path.normpath(Path.cwd() / name))
    path = whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else Path(os.path.normpath(name))
    return path.as_posix()


def quoted(name: str) -> str:
    """A name as git writes it in a patch: quoted where it has marks of its own, before a tab where it has spaces.

    What a CI system would obey in its log is quoted too.
    """
    if any(c in _SHORT or not c.isprintable() for c in name) or COMMAND.search(name):
        inner = "".join(f"\\{_SHORT[c]}" if c in _SHORT else _octal(c) for c in name)
        return f'"{COMMAND.sub(_HASHES, inner)}"'
    return f"{name}\t" if " " in name else name


def _octal(character: str) -> str:
    if character.isprintable():
        return character
    return "".join(f"\\{byte:03o}" for byte in character.encode("utf-8", "surrogateescape"))


def split(text: str) -> list[str]:
    """Lines ended by a line feed, which is what a patch counts; str.splitlines would break at more."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
