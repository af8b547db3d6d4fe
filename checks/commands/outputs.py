"""Where the reports of a run go: one to standard output or a file, others to files of their own."""

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from checks import reports
from checks.commands import colour
from checks.core.errors import SettingsError, SourceError
from checks.core.registry import unknown
from checks.core.report import Report
from checks.files import writing
from checks.files.presence import exists, is_file
from checks.reports import Run, Streaming, Tally, markdown

SUMMARY = "GITHUB_STEP_SUMMARY"
"""The environment variable in which a GitHub step finds the file of its summary."""
FOLDERS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE")
"""The environment variables in which GitHub, GitLab and Jenkins say where the repository is."""


@dataclass(frozen=True)
class Output:
    """One report: its format, and the file it goes to, None for standard output."""

    format: str
    file: Path | None = None


def asked(form: str, file: Path | None, more: Iterable[str]) -> list[Output]:
    """The outputs of `--format`, `--output` and each `--report FORMAT=FILE`.

    Raises SettingsError on an unknown format, and where two are to go to one file.
    """
    outputs = [Output(form, file)]
    for pair in more:
        name, _, path = pair.partition("=")
        if name not in reports.names():
            raise SettingsError(unknown("format", name, reports.names(), f"there is {', '.join(reports.names())}."))
        if not path:
            raise SettingsError(f"--report {pair}: name the file too, such as {name}=copydesk.{name}.")
        outputs.append(Output(name, Path(path)))
    _require_own_files(output.file for output in outputs if output.file is not None)
    return outputs


def _require_own_files(files: Iterable[Path]) -> None:
    """The last of two reports would stand there alone; a device or a pipe takes any number."""
    taken = set()
    for file in files:
        whole = os.path.realpath(file)
        if whole in taken and (is_file(file) or not exists(file)):
            raise SettingsError(f"{file}: another report goes there: give each a file of its own.")
        taken.add(whole)


@dataclass
class Outputs:
    """The reports of a run on their way. Those that can be written file by file are, and keep nothing."""

    outputs: list[Output]
    run: Run
    _kept: list[Report] = field(default_factory=list)
    _tallies: list[Tally] = field(default_factory=list)

    def add(self, report: Report) -> None:
        """Takes the report on the next file."""
        self._tallies.append(Tally.of(report))
        for output, form in self._streams():
            show(output, form.part(report, self.run))
        if len(self._streams()) < len(self.outputs) or self._summarised():
            self._kept.append(report)

    def finish(self, run: Run) -> None:
        """Writes what is still to be written; `run` says what failed. Raises SourceError where a file cannot be."""
        whole = replace(run, reports=self._kept)
        streams = self._streams()
        for output, form in streams:
            show(output, form.tail(replace(run, written=self._tallies)))
        lost: list[SourceError] = []
        for output in self.outputs:
            if any(output is one for one, _ in streams):
                continue
            text = reports.named(output.format).render(whole)
            try:
                if output.file is None:
                    emit(text)
                else:
                    save(output.file, text)
            except SourceError as error:  # the other reports are still to be written
                lost.append(error)
        if self._summarised():
            try:
                writing.append(Path(os.environ[SUMMARY]), _encoded(markdown.render(whole)))
            except SourceError as error:
                lost.append(error)
        if lost:
            raise SourceError(*(message for error in lost for message in error.messages))

    @property
    def tallies(self) -> list[Tally]:
        """A line for every file so far."""
        return self._tallies

    def _streams(self) -> list[tuple[Output, Streaming]]:
        """What goes to standard output file by file."""
        found = ((o, reports.streaming(reports.named(o.format))) for o in self.outputs if o.file is None)
        return [(output, form) for output, form in found if form is not None]

    def _summarised(self) -> bool:
        """True in a GitHub step, whose annotations are few: the rest goes to its summary."""
        return bool(os.environ.get(SUMMARY)) and any(output.format == "github" for output in self.outputs)


def base() -> Path | None:
    """The folder that a CI system starts paths from, where a run is inside one."""
    for name in FOLDERS:
        if named := os.environ.get(name):
            folder = Path(named).resolve()
            if Path.cwd().is_relative_to(folder):
                return folder
    return None


def show(output: Output, text: str) -> None:
    """Prints a part of a report, for people in colours."""
    emit(colour.coloured(text) if output.format == "text" and colour.wanted() else text)


def emit(text: str, to: BinaryIO | None = None) -> None:
    """Prints to standard output exactly as given, newlines and all. Raises SourceError where it cannot."""
    write(_encoded(text), to)


def write(data: bytes, to: BinaryIO | None = None) -> None:
    """Prints bytes to standard output. Raises SourceError where it cannot, BrokenPipeError where its reader left."""
    stream = sys.stdout.buffer if to is None else to
    try:
        stream.write(data)
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise SourceError(f"standard output cannot be written ({error.strerror or error}).") from error


def save(path: Path, text: str) -> None:
    """Writes a report whole or not at all, its folder made where it is missing. Raises SourceError where that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise SourceError(f"{path}: cannot be written ({error.strerror or error}).") from error
    writing.replace(path, _encoded(text))


def _encoded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
