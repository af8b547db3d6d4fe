"""Which files a command was pointed at."""

import glob
import os
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

from pathspec import GitIgnoreSpec

from checks.core.errors import SourceError
from checks.files import gitignore
from checks.files.presence import exists, is_file, is_folder


def _nothing(_: Path) -> bool:
    return False


@dataclass(frozen=True)
class _Search:
    """What is looked for, and what was met on the way: what could not be read, and what git ignores."""

    suffixes: Collection[str]
    force_exclude: bool
    lost: list[SourceError] = field(default_factory=list)
    ignored: list[Path] = field(default_factory=list)

    def ends(self) -> str:
        """The suffixes, as they are said."""
        return ", ".join(sorted(self.suffixes))

    def lose(self, error: OSError) -> None:
        """Remembers what could not be read."""
        self.lost.append(_said(Path(error.filename), error))


def walk(
    paths: Iterable[Path],
    suffixes: Collection[str],
    excluded: Callable[[Path], bool] = _nothing,
    *,
    force_exclude: bool = False,
) -> Iterator[Path | SourceError]:
    """The files of `paths`, folders walked in alphabetical order for files that end in one of `suffixes`.

    A path that does not exist, a folder that cannot be read, and one without such a file, comes out as the SourceError
    to report: the others are still to be checked. In folders what is hidden is left out (an editor's lock files, a file
    manager's notes), installed packages, what git ignores, and what is `excluded`. What is named itself is always
    taken, a file that is excluded and a folder that git ignores, unless `force_exclude`. A path that is not there may
    be a pattern such as `content/**/*.md`; what it stands for is taken as from a folder. No file comes out twice.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _found(path, _Search(suffixes, force_exclude), excluded):
            if isinstance(found, SourceError):
                yield found
            elif (whole := os.path.realpath(found)) not in seen:  # Path.resolve gives up on a link to itself
                seen.add(whole)
                yield found


def _found(path: Path, search: _Search, excluded: Callable[[Path], bool]) -> Iterator[Path | SourceError]:
    error = _unreached(path)
    if is_folder(path):
        found = sorted(_inside(path, search, named=True))
        missing, advice = f"no file ends in {search.ends()}", ": name the file itself."
    elif error is None:
        if not (search.force_exclude and excluded(path)):
            yield path
        return
    elif isinstance(error, FileNotFoundError) and glob.has_magic(str(path)):
        found = list(_matching(path, search))
        missing, advice = "no file that can be read matches", f"; {search.ends()} can."
    else:
        yield _said(path, error)
        return
    yield from (file for file in found if not excluded(file))
    yield from {str(lost): lost for lost in search.lost}.values()  # a list for git is read by each that it is above
    if not found and not search.lost:
        if search.ignored:
            advice = f", but for what git ignores, such as {search.ignored[0]}: name that itself."
        yield SourceError(f"{path}: {missing}{advice}")


def _unreached(path: Path) -> OSError | None:
    """Why a path leads nowhere; None where something is there."""
    try:
        path.stat()
    except OSError as error:
        return error
    return None


def _said(path: Path, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return SourceError(f"{path}: no such file or folder: check the path.")
    advice = "its permissions" if isinstance(error, PermissionError) else "the path"
    return SourceError(f"{path}: cannot be read ({error.strerror}): check {advice}.")


def _matching(pattern: Path, search: _Search) -> Iterator[Path]:
    """The files that a pattern stands for, and those in the folders that it stands for, as a shell would name them."""
    ignored: dict[Path, Ignored] = {}

    def left_out(path: Path, *, folder: bool = False) -> bool:
        if path.parent not in ignored:
            ignored[path.parent] = Ignored(path.parent, search.lose)
        return ignored[path.parent](path, folder=folder)

    search.lost.extend(_said(place, error) for place, error in _closed(pattern) if not left_out(place, folder=True))
    matches = glob.iglob(str(pattern), recursive=True)  # noqa: PTH207 - Path.glob takes what is hidden, too
    for path in sorted(map(Path, matches)):
        if is_folder(path):
            if pattern.name != "**":  # which has named the files below already
                yield from sorted(_inside(path, search))
        elif path.suffix.lower() in search.suffixes:
            if left_out(path):
                search.ignored.append(path)
            else:
                yield path


def _closed(pattern: Path) -> Iterator[tuple[Path, OSError]]:
    """The folders on the way of a pattern that may not be listed or entered: glob passes them over in silence."""
    places = [*([pattern] if pattern.name == "**" else []), *pattern.parents]
    ways = list(takewhile(lambda place: glob.has_magic(str(place)), places))
    folders = [str(places[len(ways)])]
    for way in reversed(ways):
        folders += glob.iglob(f"{way}{os.sep}", recursive=True)  # noqa: PTH207 - as above
    for folder in dict.fromkeys(map(Path, folders)):
        try:
            os.scandir(folder).close()
            os.stat(f"{folder}{os.sep}{os.curdir}")  # noqa: PTH116 - a Path would lose the dot, which asks for entry
        except OSError as error:
            yield folder, error


def _inside(folder: Path, search: _Search, *, named: bool = False) -> Iterator[Path]:
    """The files below a folder. Where one is `named` that git ignores, only what is said inside it counts."""
    ignored = Ignored(folder, search.lose)
    if named and not search.force_exclude and ignored(folder.resolve(), folder=True):
        ignored = Ignored(folder, search.lose, above=False)
    for root, folders, names in os.walk(folder, onerror=search.lose):
        here = Path(root)
        ignored.enter(here)
        own = [name for name in folders if not _foreign(here / name)]
        left_out = {name for name in own if ignored(here / name, folder=True)}
        folders[:] = [name for name in own if name not in left_out]
        search.ignored.extend(here / name for name in sorted(left_out))
        for name in names:
            path = here / name
            if path.suffix.lower() in search.suffixes and not name.startswith(".") and not _waits(path):
                if ignored(path):
                    search.ignored.append(path)
                else:
                    yield path


def _waits(path: Path) -> bool:
    """True for pipes and devices: whoever reads one may wait for ever."""
    return exists(path) and not is_file(path)


def _foreign(folder: Path) -> bool:
    """True for what is hidden and for packages that others installed: their texts are not the house's."""
    return folder.name.startswith(".") or folder.name == "node_modules" or exists(folder / "pyvenv.cfg")


class Ignored:
    """What git ignores below a folder, by the .gitignore files from the repository's top down; nothing outside one.

    Without `above` only those files count that lie in the folder itself or below. `lost` is told what cannot be read.
    """

    def __init__(self, folder: Path, lost: Callable[[OSError], None], *, above: bool = True) -> None:
        whole = folder.resolve()
        self._lost = lost
        self._top = next((place for place in (whole, *whole.parents) if exists(place / ".git")), None)
        self._specs: dict[Path, GitIgnoreSpec | None] = {}
        for place in reversed((whole, *whole.parents) if above else (whole,)):
            self.enter(place)

    def enter(self, folder: Path) -> None:
        """Reads what a folder says of those in it."""
        whole = folder.resolve()
        if self._top is None or not whole.is_relative_to(self._top) or whole in self._specs:
            return
        files = [whole / ".gitignore"]
        if whole == self._top:  # the repository's own list gives way to what is written further down
            files.insert(0, whole / ".git" / "info" / "exclude")
        lines = [line for file in files if is_file(file) for line in self._lines(file)]
        self._specs[whole] = gitignore.spec(lines) if lines else None

    def _lines(self, file: Path) -> list[str]:
        try:
            return file.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        except OSError as error:
            self._lost(error)
            return []

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
