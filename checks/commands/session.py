"""What every command shares with the terminal: reading what it was pointed at, and ending with a true exit code."""

import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress

from checks import formats
from checks.commands import outputs, table
from checks.commands.options import Options
from checks.core.document import Document
from checks.core.errors import CopydeskError, SettingsError, SourceError
from checks.core.finding import Skipped
from checks.core.printable import defused, harmless, shown
from checks.core.settings import Settings
from checks.files import decoding, walking
from checks.files.settings_file import Loader
from checks.files.settings_keys import KEYS, wrong
from checks.files.settings_layers import Resolved
from checks.files.settings_renamed import renamed_names
from checks.reports import Tally, Trouble

STDIN = "-"


@dataclass
class Session:
    """One run of a command.

    `failures` is what could not be done, each said on stderr; `code` is the exit code where there are none.
    """

    encoding: str | None = None
    loader: Loader = field(default_factory=Loader)
    force_exclude: bool = False
    stdin_name: Path = Path(STDIN)
    failures: list[Trouble] = field(default_factory=list)
    code: int = 0
    _told: set[tuple[str, str]] = field(default_factory=set)
    _console: Console = field(default_factory=lambda: Console(stderr=True, highlight=False, emoji=False))

    def begin(self, options: Options) -> None:
        """Takes what the command line says. Raises SettingsError where it is wrong, or the file of `--config` is."""
        given, said = options.settings(), vars(options)
        for path, message in wrong(given, KEYS):
            raise SettingsError(message if path[1:] else message.removeprefix(f"{path[0]}: "))
        for _, message in renamed_names(given):
            self.note(message)
        Loader(given, use_files=False).resolve()
        self.loader = Loader(given, options.DEFAULTS, file=said["config"], use_files=not said["no_config"])
        if self.loader.file is not None and self.loader.use_files:
            self.loader.resolve()
        self.encoding = said.get("encoding")
        self.force_exclude = said.get("force_exclude", False)
        self.stdin_name = said.get("stdin_name") or Path(STDIN)

    def fail(self, error: CopydeskError | str, name: str = "") -> None:
        """Says on stderr what could not be done, of the file `name`, and remembers it for the exit code."""
        for message in error.messages if isinstance(error, CopydeskError) else (error,):
            self.failures.append(Trouble(name, message.removeprefix(f"{name}: ")))
            if ("", message) not in self._told:  # one settings file can be wrong for many articles
                self._told.add(("", message))
                self.tell(f"error: {message}")

    def tell(self, message: str) -> None:
        """A line on stderr, never wrapped or styled: file names may hold anything."""
        self._console.print(shown(message), markup=False, soft_wrap=True)

    def note(self, message: str) -> None:
        """A line on stderr that is said once a run."""
        if ("note", message) not in self._told:
            self._told.add(("note", message))
            self.tell(f"note: {message}")

    def note_skipped(self, name: str, skipped: Iterable[Skipped]) -> None:
        """Says once a run what did not run and why; what failed counts for the exit code."""
        for item in skipped:
            if item.failed:
                self.failures.append(Trouble(name, f"{item.rule}: not run: {item.reason}"))
            if (item.named, item.reason) not in self._told:
                self._told.add((item.named, item.reason))
                self.tell(f"{'error' if item.failed else 'note'}: {name}: {item.named}: not run: {item.reason}")

    def sources(self, paths: list[Path]) -> Iterator[tuple[Path, formats.Original, Settings]]:
        """Each readable file, or stdin for `-`, with its settings.

        What cannot be read is said, and so is a settings file that is wrong; the others still come. Raises SourceError
        where there is no path and nothing is piped in: an empty text has to be asked for.
        """
        if not paths:
            paths = [Path(STDIN)]
            unasked = self.stdin_name == Path(STDIN)
            if sys.stdin is None or sys.stdin.isatty() or (unasked and not self._piped):
                raise SourceError("there is nothing to read: name a file or a folder, or pipe a text in.")
        named = (path for path in paths if str(path) != STDIN)
        suffixes, excluded = formats.formats(), self.loader.excludes
        found = list(walking.walk(named, suffixes, excluded, force_exclude=self.force_exclude))
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

    def resolved(self, path: Path) -> Resolved:
        """The settings for a file, with where they come from; for stdin those of the current folder."""
        resolved = self.loader.resolve(None if str(path) == STDIN else path)
        for said in self.loader.notes:
            self.note(said)
        return resolved

    def settings(self, path: Path) -> Settings:
        """The settings for a file, as `resolved`. Raises SettingsError where they leave no rule, too."""
        settings = self.resolved(path).settings
        if not settings.rules():
            raise SettingsError("no rule is left to run: `copydesk config show` says what leaves them out.")
        return settings

    @cached_property
    def _piped(self) -> bytes:
        if sys.stdin is None:
            raise SourceError("standard input is closed: name a file or a folder.")
        return sys.stdin.buffer.read()

    def _load(self, path: Path) -> formats.Original:
        if str(path) == STDIN:
            name = "<stdin>" if self.stdin_name == path else str(self.stdin_name)
            return formats.load(self._piped, name, self.encoding)
        return formats.load(decoding.load_bytes(path), str(path), self.encoding)

    def document(self, path: Path, source: formats.Original, settings: Settings) -> Document:
        """The document of a source under the name that the session gave it."""
        return replace(source.document(language=settings.language), name=str(path))

    def show(self, tallies: Sequence[Tally]) -> None:
        """The table of files on stderr, where that is a terminal."""
        if self._console.is_terminal:
            table.show(self._console, tallies)

    def emit(self, text: str) -> None:
        """Prints to stdout as `write` does, newlines and all."""
        self.write(text.encode("utf-8", "surrogatepass"))

    def write(self, data: bytes) -> None:
        """Prints bytes to stdout, exactly as given; but a terminal, which would obey some, gets them to be read."""
        if sys.stdout.isatty():
            data = harmless(data.decode("utf-8", "surrogateescape")).encode()
        outputs.write(data)


def traced(error: Exception) -> str:
    """The traceback of an error that nobody foresaw, lines that a terminal may print: names may stand in it."""
    return defused(harmless("".join(traceback.format_exception(error))))


@contextmanager
def ending() -> Iterator[Session]:
    """The session of a command; it ends with 2 where something could not be done, else with the session's code."""
    session = Session()
    try:
        yield session
    except CopydeskError as error:
        session.fail(error)
    raise typer.Exit(2 if session.failures else session.code)
