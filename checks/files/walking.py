"""Which files a command was pointed at."""

import glob
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

from checks.core.errors import SourceError


def _nothing(_: Path) -> bool:
    return False


def walk(
    paths: Iterable[Path], suffixes: Collection[str], excluded: Callable[[Path], bool] = _nothing
) -> Iterator[Path | SourceError]:
    """The files of `paths`, folders walked in alphabetical order for files that end in one of `suffixes`.

    A path that does not exist, a folder that cannot be read, and one without such a file, comes out as the SourceError
    to report: the others are still to be checked. In folders what is hidden is left out (an editor's lock files, a file
    manager's notes), installed packages, what git ignores, and what is `excluded`; a file that is named itself is
    always taken. A path that is not there may be a pattern such as `content/**/*.md`; what it stands for is taken as
    from a folder. No file comes out twice.
    """
    seen: set[str] = set()
    for found in _found(paths, suffixes, excluded):
        if isinstance(found, SourceError):
            yield found
        elif (whole := os.path.realpath(found)) not in seen:  # Path.resolve gives up on a link to itself
            seen.add(whole)
            yield found


def _found(
    paths: Iterable[Path], suffixes: Collection[str], excluded: Callable[[Path], bool]
) -> Iterator[Path | SourceError]:
    for path in paths:
        lost: list[OSError] = []
        if path.is_dir():
            found = sorted(_inside(path, suffixes, lost))
            missing = f"no file ends in {', '.join(sorted(suffixes))}: name the file itself."
        elif path.exists():
            yield path
            continue
        elif glob.has_magic(str(path)):
            found = list(_matching(path, suffixes, lost))
            missing = f"no file that can be read matches; {', '.join(sorted(suffixes))} can."
        else:
            yield SourceError(f"{path}: no such file or folder: check the path.")
            continue
        yield from (file for file in found if not excluded(file))
        yield from (
            SourceError(f"{error.filename}: cannot be read ({error.strerror}): check its permissions.")
            for error in lost
        )
        if not found and not lost:
            yield SourceError(f"{path}: {missing}")


def _matching(pattern: Path, suffixes: Collection[str], lost: list[OSError]) -> Iterator[Path]:
    """The files that a pattern stands for, and those in the folders that it stands for, as a shell would name them."""
    ignored: dict[Path, Ignored] = {}
    matches = glob.iglob(str(pattern), recursive=True)  # noqa: PTH207 - Path.glob takes what is hidden, too
    for path in sorted(map(Path, matches)):
        if path.is_dir():
            if pattern.name != "**":  # which has named the files below already
                yield from sorted(_inside(path, suffixes, lost))
        elif path.suffix.lower() in suffixes:
            if path.parent not in ignored:
                ignored[path.parent] = Ignored(path.parent)
            if not ignored[path.parent](path):
                yield path


def _inside(folder: Path, suffixes: Collection[str], lost: list[OSError]) -> Iterator[Path]:
    ignored = Ignored(folder)
    for root, folders, names in os.walk(folder, onerror=lost.append):
        here = Path(root)
        ignored.enter(here)
        folders[:] = [name for name in folders if not _foreign(here / name) and not ignored(here / name, folder=True)]
        for name in names:
            path = here / name
            if path.suffix.lower() in suffixes and not name.startswith(".") and not ignored(path) and not _waits(path):
                yield path


def _waits(path: Path) -> bool:
    """True for pipes and devices: whoever reads one may wait for ever."""
    return path.exists() and not path.is_file()


def _foreign(folder: Path) -> bool:
    """True for what is hidden and for packages that others installed: their texts are not the house's."""
    return folder.name.startswith(".") or folder.name == "node_modules" or (folder / "pyvenv.cfg").exists()


class Ignored:
    """What git ignores below a folder, by the .gitignore files from the repository's top down; nothing outside one."""

    def __init__(self, folder: Path) -> None:
        whole = folder.resolve()
        self._top = next((place for place in (whole, *whole.parents) if (place / ".git").exists()), None)
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        for place in reversed((whole, *whole.parents)):
            self.enter(place)

    def enter(self, folder: Path) -> None:
        """Reads what a folder says of those in it."""
        whole = folder.resolve()
        if self._top is None or not whole.is_relative_to(self._top) or whole in self._specs:
            return
        files = [whole / ".gitignore"]
        if whole == self._top:  # the repository's own list gives way to what is written further down
            files.insert(0, whole / ".git" / "info" / "exclude")
        lines = [line for file in files if file.is_file() for line in file.read_text(errors="replace").splitlines()]
        self._specs[whole] = GitIgnoreSpec.from_lines(lines) if lines else None

    def __call__(self, path: Path, *, folder: bool = False) -> bool:
        """True where git ignores a file or a folder; the nearest word on it counts."""
        if self._top is None:
            return False
        whole = path.parent.resolve() / path.name
        for place in whole.parents:
            spec = self._specs.get(place)
            said = spec.check_file(f"{whole.relative_to(place).as_posix()}{'/' * folder}").include if spec else None
            if said is not None:
                return said
            if place == self._top:
                break
        return False
