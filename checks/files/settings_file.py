"""Settings from files: the nearest copydesk.toml or pyproject.toml at or above an article, and what it extends."""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pathspec import GitIgnoreSpec

from checks.core.errors import SettingsError, SourceError
from checks.files import toml_text, writing
from checks.files.settings_keys import KEYS, normal, renamed_names, wrong
from checks.files.settings_layers import Layer, Resolved, merged
from checks.files.toml_lines import Place, line_of

OWN, PROJECT = "copydesk.toml", "pyproject.toml"
TABLE = ("tool", "copydesk")
"""Where a project file keeps the settings."""


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
    nearest one; where `use_files` is false there is none. `notes` says of the files that were read which old names of
    rules they use.
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
        if (place / OWN).is_file():
            return place / OWN
        if (place / PROJECT).is_file() and _speaks_of_us(place / PROJECT):
            return place / PROJECT
    return None


def _speaks_of_us(project: Path) -> bool:
    """True for a project file with our table, and for one that has its name but is no TOML: that is to be said."""
    try:
        return _table(project, _loaded(project)[1]) is not None
    except SettingsError:
        return b"tool.copydesk" in project.read_bytes()


def read_all(path: Path, seen: tuple[Path, ...] = ()) -> Iterator[SettingsFile]:
    """A settings file and what it extends, the farthest first.

    Raises SettingsError with file and line on anything unknown, on a file that is missing, and on a circle.
    """
    text, raw = _loaded(path)
    table = _table(path, raw)
    if table is None:
        raise SettingsError(f"{shown(path)}: there is no table [tool.copydesk] in it: add it, or name another file.")
    file = SettingsFile(path, text, table)
    problems = [f"{file.place(place)}: {message}" for place, message in wrong(table, KEYS)]
    if problems:
        raise SettingsError(*problems)
    if "extend" in table:
        other = _whole(path.parent / table["extend"])
        here, circle = file.place(("extend",)), (*seen, _whole(path))
        if other in circle:
            raise SettingsError(
                f"{here}: extend leads in a circle: {' → '.join(map(shown, (*circle, other)))}: take one out."
            )
        if not other.is_file():
            raise SettingsError(f"{here}: extend names {shown(other)}, which is not there: correct the path.")
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
    text = _loaded(path)[0] if path.exists() else ""
    try:
        text = toml_text.changed(text, TABLE if path.name == PROJECT else (), changes)
    except ValueError as error:
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
    return path.parent.resolve() / path.name


def _loaded(path: Path) -> tuple[str, Mapping[str, Any]]:
    try:
        text = path.read_bytes().decode().removeprefix("\ufeff")
        return text, tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(f"{shown(path)}: not UTF-8 at byte {error.start}: save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{shown(path)}: no TOML: {error}: correct it there.") from error
    except OSError as error:
        raise SettingsError(f"{shown(path)}: cannot be read ({error.strerror or error}): check the path.") from error


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
    return GitIgnoreSpec.from_lines(patterns).match_file(below.as_posix())


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
