"""What every command shares with the terminal: reading what it was pointed at, and ending with a true exit code."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress

from checks import formats
from checks.commands import outputs, table
from checks.core.document import Document
from checks.core.errors import CopydeskError, SettingsError, SourceError
from checks.core.finding import Skipped
from checks.core.settings import Settings
from checks.files import decoding, walking
from checks.files.settings_file import Loader
from checks.files.settings_keys import KEYS, wrong
from checks.reports import Tally, Trouble

STDIN = "-"

Config = Annotated[
    Path | None, typer.Option(help="A settings file to take in place of the nearest copydesk.toml or pyproject.toml.")
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Take no settings file.")]
Names = Annotated[list[str] | None, typer.Option(help="A rule id, a checker or a category; may be given again.")]
LanguageTool = Annotated[
    str | None,
    typer.Option(
        help="auto, off, or the address of a LanguageTool server, which must answer; required: as auto, but one must.",
        show_default="auto",
    ),
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        help="Files in folders to leave out, a pattern as in .gitignore; may be given again.", metavar="PATTERN"
    ),
]
ForceExclude = Annotated[
    bool, typer.Option("--force-exclude", help="Leave out what is excluded even where it is named, as pre-commit does.")
]
StdinName = Annotated[
    Path | None,
    typer.Option(
        "--stdin-filename",
        metavar="PATH",
        help="The file that standard input is of: format, settings and what is ignored are taken from there.",
    ),
]
Language = Annotated[str | None, typer.Option(help="en, en-US, en-GB, en-CA or en-AU.", show_default="en")]
Encoding = Annotated[str | None, typer.Option(help="The files' encoding, where it is neither UTF-8 nor UTF-16.")]


@dataclass
class Session:
    """One run of a command. `failures` is what could not be done; each was said on stderr."""

    encoding: str | None = None
    loader: Loader = field(default_factory=Loader)
    force_exclude: bool = False
    stdin_name: Path = Path(STDIN)
    failures: list[Trouble] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _console: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))

    def fail(self, error: CopydeskError | str, name: str = "") -> None:
        """Says on stderr what could not be done, of the file `name`, and remembers it for the exit code."""
        self.failures.append(Trouble(name, str(error).removeprefix(f"{name}: ")))
        if (said := ("", str(error))) not in self._told:  # one settings file can be wrong for many articles
            self._told.add(said)
            self.tell(f"error: {error}")

    def tell(self, message: str) -> None:
        """A line on stderr, never wrapped or styled: file names may hold anything."""
        self._console.print(message, markup=False, soft_wrap=True)

    def note_skipped(self, name: str, skipped: Iterable[Skipped]) -> None:
        """Says once a run what did not run and why; what failed counts for the exit code."""
        for item in skipped:
            if item.failed:
                self.failures.append(Trouble(name, f"{item.rule}: not run: {item.reason}"))
            checker = item.rule if "crashed" in item.reason else item.rule.partition("/")[0]
            if (checker, item.reason) not in self._told:
                self._told.add((checker, item.reason))
                self.tell(f"{'error' if item.failed else 'note'}: {name}: {checker}: not run: {item.reason}")

    def sources(self, paths: list[Path]) -> Iterator[tuple[Path, formats.Original, Settings]]:
        """Each readable file, or stdin for `-`, with its settings.

        What cannot be read is said, and so is a settings file that is wrong; the others still come.
        """
        if not paths:
            if sys.stdin.isatty():
                raise SourceError("name a file or a folder, or pipe a text in.")
            paths = [Path(STDIN)]
        named = (path for path in paths if str(path) != STDIN)
        found = list(walking.walk(named, formats.formats(), self.loader.excludes))
        if self.force_exclude:
            found = [item for item in found if isinstance(item, SourceError) or not self.loader.excludes(item)]
        if Path(STDIN) in paths:
            found.insert(0, Path(STDIN))
        with Progress(
            console=self._console, transient=True, disable=len(found) < 2 or not self._console.is_terminal
        ) as progress:
            for item in progress.track(found, description="Checking"):
                try:
                    if isinstance(item, SourceError):
                        raise item
                    name = self.stdin_name if str(item) == STDIN else item
                    yield name, self._load(item), self.settings(name)
                except CopydeskError as error:
                    self.fail(error, "" if isinstance(item, SourceError) else str(item))
                except Exception as crash:  # a file that breaks its reader must not keep the others from theirs
                    self.fail(f"{item}: cannot be read ({type(crash).__name__}: {crash}); please report it.", str(item))

    def settings(self, path: Path | None) -> Settings:
        """The settings for a file; for stdin or None those of the current folder. Raises SettingsError."""
        settings = self.loader.resolve(None if path is None or str(path) == STDIN else path).settings
        if not settings.rules():
            raise SettingsError("no rule is left to run: `copydesk config show` says what leaves them out.")
        return settings

    def _load(self, path: Path) -> formats.Original:
        if str(path) == STDIN:
            name = "<stdin>" if self.stdin_name == path else str(self.stdin_name)
            return formats.load(sys.stdin.buffer.read(), name, self.encoding)
        return formats.load(decoding.load_bytes(path), str(path), self.encoding)

    def document(self, path: Path, source: formats.Original, settings: Settings) -> Document:
        """The document of a source; stdin is plain text where it has no name."""
        return replace(source.document(language=settings.language), name=str(path))

    def show(self, tallies: Sequence[Tally]) -> None:
        """The table of files on stderr, where that is a terminal."""
        if self._console.is_terminal:
            table.show(self._console, tallies)

    def emit(self, text: str) -> None:
        """Prints to stdout exactly as given, newlines and all."""
        self.write(text.encode("utf-8", "surrogatepass"))

    def write(self, data: bytes) -> None:
        """Prints bytes to stdout."""
        outputs.write(data)


def begun(
    config: Path | None,
    no_config: bool,
    *,
    encoding: str | None = None,
    defaults: Any = None,
    force_exclude: bool = False,
    stdin_name: Path | None = None,
    **flags: Any,
) -> Session:
    """A session with the settings that the command line says; a flag of None was not given.

    Raises SettingsError where one is wrong, or the file that `--config` names.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    loader = Loader(given, defaults or {}, file=config, use_files=not no_config)
    for path, message in wrong(given, KEYS):
        raise SettingsError(message if path[1:] else message.removeprefix(f"{path[0]}: "))
    Loader(given, use_files=False).resolve()
    if config is not None and not no_config:
        loader.resolve()
    return Session(encoding, loader, force_exclude, stdin_name or Path(STDIN))
