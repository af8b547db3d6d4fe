"""Which files a command was pointed at."""

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from checks.core.errors import SourceError


def walk(paths: Iterable[Path], suffixes: Collection[str]) -> Iterator[Path | SourceError]:
    """The files of `paths`, folders walked in alphabetical order for files that end in one of `suffixes`.

    A path that does not exist, and a folder without such a file, comes out as the SourceError to report: the others are
    still to be checked. What is hidden is left out: an editor's lock files, a file manager's notes.
    """
    for path in paths:
        if path.is_dir():
            found = sorted(_inside(path, suffixes))
            yield from found
            if not found:
                yield SourceError(f"{path}: no file ends in {', '.join(sorted(suffixes))}: name the file itself.")
        elif path.exists():
            yield path
        else:
            yield SourceError(f"{path}: no such file or folder.")


def _inside(folder: Path, suffixes: Collection[str]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (
            Path(root, name) for name in names if Path(name).suffix.lower() in suffixes and not name.startswith(".")
        )
