"""Settings from files: the nearest copydesk.toml or pyproject.toml at or above an article, and what it extends."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checks.core.errors import SettingsError, SourceError
from checks.files import toml_text, writing
from checks.files.gitignore import spec
from checks.files.presence import exists, is_file
from checks.files.settings_keys import KEYS, normal, wrong
from checks.files.settings_layers import Layer, Resolved, merged
from checks.files.settings_renamed import renamed_names
from checks.files.toml_lines import Place, line_of
from checks.files.toml_reading import on_one_line, outsized, read

OWN, PROJECT = "copydesk.toml", "pyproject.toml"
TABLE = ("tool", "copydesk")
"""Where a project file keeps the settings."""
_OURS = re.compile(rb"""tool["']?\s*\.\s*["']?copydesk|^\s*["']?copydesk["']?\s*[.=]""", re.MULTILINE)
MOST_EXTENDED = 32
"""Files that extend one another."""
MOST_SAID = 20
"""Things that are wrong in one file."""


@dataclass(frozen=True)
class SettingsFile:
    """A settings file that was read: its path, its text, and its table."""

    path: Path
    text: str
    table: Mapping[str, Any]

    @property
    def inside(self) -> tuple[str, ...]:
        """The table that holds the settings; none in a file of Copydesk's own."""
        return TABLE if self.path.name == PROJECT else ()

    @property
    def name(self) -> str:
        """The path as it is said: from here where it is below."""
        return shown(self.path)

    def place(self, path: Place) -> str:
        """`file:line` of a value."""
        line = line_of(self.text.replace("\r\n", "\n"), (*self.inside, *path))
        return f"{self.name}:{line}" if line else self.name


@dataclass
class Loader:
    """Settings by article, each file read once.

    `flags` are what the command line says, under the keys of the file: they win. `file` stands in the place of the
    nearest one; where `use_files` is false there is none. `notes`: which old names of rules the files use.
    """

    flags: Mapping[str, Any] = field(default_factory=dict)
    defaults: Mapping[str, Any] = field(default_factory=dict)
    file: Path | None = None
    use_files: bool = True
    notes: list[str] = field(default_factory=list)
    _nearest: dict[Path, Path | None] = field(default_factory=dict)
    _chains: dict[Path, tuple[SettingsFile, ...] | SettingsError] = field(default_factory=dict)
    _resolved: dict[tuple[Path | None, tuple[tuple[int, ...], ...]], Resolved] = field(default_factory=dict)

    def resolve(self, article: Path | None = None) -> Resolved:
        """The settings for an article; for None those of the current folder. Raises SettingsError."""
        file = self._file(article)
        chain = self._chain(file)
        matching = tuple(tuple(_matching(one, article, self._root(file))) for one in chain)
        key = (file, matching)
        if key not in self._resolved:
            layers = [Layer(normal(self.defaults), _default), *_layers(chain, matching)]
            self._resolved[key] = merged([*layers, Layer(normal(self.flags), _option)], file)
        return self._resolved[key]

    def excludes(self, article: Path) -> bool:
        """True where a walked folder's file is not to be checked; what is wrong in a file is left to `resolve`."""
        try:
            file = self._file(article)
            chain = self._chain(file)
        except SettingsError:
            return False
        patterns = [pattern for one in chain for pattern in one.table.get("exclude", ())]
        return _matches(patterns, article, self._root(file)) or _matches(
            list(self.flags.get("exclude", ())), article, Path.cwd()
        )

    def _file(self, article: Path | None) -> Path | None:
        if not self.use_files:
            return None
        if self.file is not None:
            return self.file
        folder = Path.cwd() if article is None else _whole(article).parent
        if folder not in self._nearest:
            self._nearest[folder] = nearest(folder)
        return self._nearest[folder]

    def _root(self, file: Path | None) -> Path:
        """What patterns start from: the folder of the nearest file, or the current one where a file was named."""
        return Path.cwd() if file is None or file == self.file else _whole(file).parent

    def _chain(self, file: Path | None) -> tuple[SettingsFile, ...]:
        """A file and what it extends, far to near. Raises SettingsError each time it is asked where one is wrong."""
        if file is None:
            return ()
        if file not in self._chains:
            try:
                self._chains[file] = chain = tuple(read_all(file))
                self.notes += (
                    f"{one.place(place)}: {said}" for one in chain for place, said in renamed_names(one.table)
                )
            except SettingsError as error:
                self._chains[file] = error
        found = self._chains[file]
        if isinstance(found, SettingsError):
            raise found
        return found


def nearest(folder: Path) -> Path | None:
    """The nearest settings file in a folder or above it."""
    for place in (folder, *folder.parents):
        if is_file(place / OWN):
            return place / OWN
        if is_file(place / PROJECT) and _speaks_of_us(place / PROJECT):
            return place / PROJECT
    return None


def _speaks_of_us(project: Path) -> bool:
    """True for a project file with our table, and for one that seems to have it but cannot be read: that is said."""
    try:
        return _table(project, read(project, shown(project))[1]) is not None
    except SettingsError:
        try:
            return _OURS.search(project.read_bytes()) is not None
        except OSError:
            return True


def read_all(path: Path, seen: tuple[Path, ...] = ()) -> Iterator[SettingsFile]:
    """A settings file and what it extends, the farthest first.

    Raises SettingsError with file and line on anything unknown, on a file that is missing, and on a circle.
    """
    text, raw = read(path, shown(path))
    table = _table(path, raw)
    if table is None:
        raise SettingsError(f"{shown(path)}: there is no table [tool.copydesk] in it: add it, or name another file.")
    file = SettingsFile(path, text, table)
    if problems := list(outsized(table)) or list(wrong(table, KEYS)):
        lines = [f"{file.place(place)}: {on_one_line(said)}" for place, said in problems[:MOST_SAID]]
        more = [f"{file.name}: {len(problems) - MOST_SAID:,} more."] if len(problems) > MOST_SAID else []
        raise SettingsError(*lines, *more)
    if "extend" in table:
        other = _whole(path.parent / table["extend"].replace("\0", "\ufffd"))  # no name holds a NUL
        here, circle = file.place(("extend",)), (*seen, _whole(path))
        named = on_one_line(shown(other))
        if other in circle:
            raise SettingsError(
                f"{here}: extend leads in a circle: {' → '.join(map(shown, (*circle, other)))}: take one out."
            )
        if not is_file(other):
            raise SettingsError(f"{here}: extend names {named}, which is not there: correct the path.")
        if len(circle) > MOST_EXTENDED:
            raise SettingsError(f"{here}: more than {MOST_EXTENDED} files extend one another: put some together.")
        yield from read_all(other, circle)
    yield file


def save(path: Path, changes: Mapping[str, Any]) -> None:
    """Changes keys of a settings file, or takes them out where the value is None; other lines and comments stay.

    The keys and values are those of the file ("rules", "terms", "words" …); a file that is not there is made. Raises
    SettingsError, and writes nothing, where a value is wrong or the file cannot be changed.
    """
    problems = [message for _, message in wrong({k: v for k, v in changes.items() if v is not None}, KEYS)]
    if problems:
        raise SettingsError(*problems)
    text = read(path, shown(path))[0] if exists(path) else ""
    try:
        text = toml_text.changed(text, TABLE if path.name == PROJECT else (), changes)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{shown(path)}: {error}.") from error
    try:
        writing.replace(path, text.encode())
    except SourceError as error:
        raise SettingsError(str(error)) from error


def shown(path: Path) -> str:
    """A path as it is said: from the current folder where it lies below."""
    whole = _whole(path)
    return str(whole.relative_to(Path.cwd()) if whole.is_relative_to(Path.cwd()) else whole)


def _whole(path: Path) -> Path:
    """The path from the root. A link is where it stands, not where it leads."""
    return Path(os.path.realpath(path.parent), path.name)  # Path.resolve gives up on a link to itself


def _table(path: Path, raw: Mapping[str, Any]) -> Mapping[str, Any] | None:
    if path.name != PROJECT:
        return raw
    tools = raw.get(TABLE[0], {})
    table = tools.get(TABLE[1]) if isinstance(tools, Mapping) else None
    return table if isinstance(table, Mapping) else None


def _matching(file: SettingsFile, article: Path | None, root: Path) -> Iterator[int]:
    """The numbers of those tables of files that hold for an article."""
    for i, section in enumerate(file.table.get("files", ())):
        if article is not None and _matches(section["match"], article, root):
            yield i


def _matches(patterns: list[str], article: Path, root: Path) -> bool:
    if not patterns:
        return False
    whole = _whole(article)
    below = whole.relative_to(root) if whole.is_relative_to(root) else whole.relative_to(whole.anchor)
    return spec(patterns).match_file(below.as_posix())


def _layers(chain: tuple[SettingsFile, ...], matching: tuple[tuple[int, ...], ...]) -> Iterator[Layer]:
    """What each file says, far to near: first for all files, then for some."""
    for file, numbers in zip(chain, matching, strict=True):
        own = {name: value for name, value in file.table.items() if name not in ("extend", "files")}
        yield Layer(normal(own), file.place)
        for number in numbers:
            section = {name: value for name, value in file.table["files"][number].items() if name != "match"}
            yield Layer(normal(section), _in_section(file, number))


def _in_section(file: SettingsFile, number: int) -> Callable[[Place], str]:
    return lambda path: file.place(("files", number, *path))


def _default(_: Place) -> str:
    return "default"


def _option(path: Place) -> str:
    return f"--{str(path[0]).replace('_', '-')}"
