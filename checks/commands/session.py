"""What every command shares with the terminal: reading what it was pointed at, and ending with a true exit code."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from checks import formats
from checks.core.document import Document
from checks.core.errors import CopydeskError, SourceError
from checks.core.finding import Skipped
from checks.files import decoding, walking
from checks.reports import Trouble

STDIN = "-"


@dataclass
class Session:
    """One run of a command. `failures` is what could not be done; each was said on stderr."""

    encoding: str | None = None
    language: str = "en"
    failures: list[Trouble] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)
    _console: Console = field(default_factory=lambda: Console(stderr=True, highlight=False))

    def fail(self, error: CopydeskError | str, name: str = "") -> None:
        """Says on stderr what could not be done, of the file `name`, and remembers it for the exit code."""
        self.failures.append(Trouble(name, str(error).removeprefix(f"{name}: ")))
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

    def sources(self, paths: list[Path]) -> Iterator[tuple[Path, formats.Original]]:
        """Each readable file, or stdin for `-`; what cannot be read is said and the others still come."""
        if not paths:
            if sys.stdin.isatty():
                raise SourceError("name a file or a folder, or pipe a text in.")
            paths = [Path(STDIN)]
        found = list(walking.walk((p for p in paths if str(p) != STDIN), formats.formats()))
        if Path(STDIN) in paths:
            found.insert(0, Path(STDIN))
        with Progress(
            console=self._console, transient=True, disable=len(found) < 2 or not self._console.is_terminal
        ) as progress:
            for item in progress.track(found, description="Checking"):
                try:
                    if isinstance(item, SourceError):
                        raise item
                    yield item, self._load(item)
                except SourceError as error:
                    self.fail(error, "" if isinstance(item, SourceError) else str(item))

    def _load(self, path: Path) -> formats.Original:
        if str(path) == STDIN:
            return formats.load(sys.stdin.buffer.read(), "<stdin>", self.encoding)
        return formats.load(decoding.load_bytes(path), str(path), self.encoding)

    def document(self, path: Path, source: formats.Original) -> Document:
        """The document of a source; stdin is plain text."""
        return replace(source.document(language=self.language), name=str(path))

    def emit(self, text: str) -> None:
        """Prints to stdout exactly as given, newlines and all."""
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.buffer.flush()
