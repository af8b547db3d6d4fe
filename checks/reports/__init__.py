"""Output formats: each module renders a run into one form, and knows nothing of where it goes.

A module whose form can be written while files are still read has `part` and `tail` too:
`render(run) == "".join(part(report, run) for report in run.reports) + tail(run)`.
"""

import importlib
import os
import pkgutil
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from json import dumps
from pathlib import Path
from typing import Protocol, cast
from xml.sax.saxutils import escape

from checks.core.document import Document
from checks.core.finding import SEVERITIES, WARNING, Finding
from checks.core.gates import counts
from checks.core.printable import COMMAND, STEERING, printable, without_surrogates
from checks.core.report import Report
from checks.core.span import Span

BOM = "\ufeff"
DOCX = "docx"
"""The format whose files hold no lines: a report can say where something stands, but not how to replace it there."""
_STEERING = re.compile(f"[{STEERING}]")
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Trouble:
    """What kept a run from its end, or a gate that an article did not pass; `name` is empty where it is of no file."""

    name: str
    message: str


@dataclass(frozen=True, slots=True)
class Tally:
    """One file in a run's sum: findings by severity, and its score."""

    name: str
    counts: tuple[int, ...]
    score: int
    partial: bool

    @classmethod
    def of(cls, report: Report) -> "Tally":
        """The line of a report in the sum."""
        counts = tuple(sum(f.severity == severity for f in report.findings) for severity in SEVERITIES)
        return cls(report.document.name, counts, report.score.total, report.score.partial)


@dataclass(frozen=True)
class Run:
    """What is rendered: the reports in the order of the files, what could not be done, and the gates not passed.

    `base` is the folder that paths in the report start from, where it is not the current one; `fail_on` the lowest
    severity that counts, or "none"; `written` the sums of files whose reports are written already.
    """

    reports: Sequence[Report] = ()
    failures: Sequence[Trouble] = ()
    gates: Sequence[Trouble] = ()
    version: str = ""
    base: Path | None = None
    fail_on: str = WARNING
    written: Sequence[Tally] = ()

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """A line for every file that was read."""
        return (*self.written, *map(Tally.of, self.reports))

    def counts(self, finding: Finding) -> bool:
        """True where the finding makes the run fail."""
        return counts(finding, self.fail_on)

    @property
    def troubles(self) -> tuple[tuple[str, Trouble], ...]:
        """What is no finding, each with a name for its kind."""
        return (*(("failure", failure) for failure in self.failures), *(("gate", gate) for gate in self.gates))

    def path(self, name: str) -> str:
        """A file's path as the receiving tool knows it: with slashes, from `base`."""
        if not name:
            return "."
        if name == "-" or (name.startswith("<") and name.endswith(">")):
            return name
        return Path(name if self.base is None else os.path.relpath(name, self.base)).as_posix()


class Format(Protocol):
    """What every module here offers."""

    def render(self, run: Run) -> str:
        """The whole run in this form."""
        ...


class Streaming(Format, Protocol):
    """What a module offers whose form can be written file by file."""

    def part(self, report: Report, run: Run) -> str:
        """One file; `run` has no reports yet."""
        ...

    def tail(self, run: Run) -> str:
        """What follows the last file; `run` has no reports but their tallies."""
        ...


@cache
def names() -> tuple[str, ...]:
    """The names of the formats."""
    return tuple(sorted(info.name for info in pkgutil.iter_modules(__path__)))


def named(name: str) -> Format:
    """The format of that name."""
    return cast(Format, importlib.import_module(f"{__name__}.{name}"))


def streaming(form: Format) -> Streaming | None:
    """The format, where it can be written file by file."""
    return cast(Streaming, form) if hasattr(form, "part") else None


def place(document: Document, offset: int) -> tuple[int, int]:
    """Line and column from 1 as an editor shows them: a byte order mark at the start is no column."""
    line, column = document.position(offset)
    return line, max(column - (line == 1 and document.text.startswith(BOM)), 1)


def bytes_place(document: Document, offset: int) -> tuple[int, int]:
    """Line from 1 and column from 1 in bytes of UTF-8."""
    line, column = document.position(offset)
    before = document.text[offset - column + 1 : offset].removeprefix(BOM if line == 1 else "")
    return line, len(before.encode("utf-8", "surrogatepass")) + 1


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, then warnings, then hints; each in reading order."""
    return sorted(findings, key=lambda f: (SEVERITIES.index(f.severity), f.span))


def counted(counts: Sequence[int], nothing: str = "nothing found") -> str:
    """“2 errors, 1 warning”, with the severities' plurals."""
    words = [f"{n:,} {word}{'s' * (n != 1)}" for n, word in zip(counts, ("error", "warning", "hint"), strict=True) if n]
    return ", ".join(words) or nothing


def numbered(findings: Sequence[Finding], key: Callable[[Finding], str]) -> list[int]:
    """For each finding how many before it have the same key: twins are told apart by their order."""
    seen: dict[str, int] = {}
    numbers = []
    for finding in findings:
        numbers.append(seen.get(key(finding), 0))
        seen[key(finding)] = numbers[-1] + 1
    return numbers


def visible(text: str, most: int = 60) -> str:
    """A text on one line with its spaces made visible, shortened to `most` code points."""
    text = printable(text)
    if not text.strip(" ⏎"):
        text = text.replace(" ", "␣")
    return text if len(text) <= most else f"{text[: most - 1]}…"


def as_json(value: object, indent: int | None = None) -> str:
    """JSON in which no character of a text ends a line for a reader, or steers one.

    A surrogate, as in a file's name that is no UTF-8, is replaced by its name: strict parsers refuse its escape too.
    """
    written = without_surrogates(dumps(value, ensure_ascii=False, indent=indent))
    written = _STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", written)
    return COMMAND.sub(r"#\\u0023", written)


def xml(text: str) -> str:
    """Text as XML 1.0 can hold it, in an element or in double quotes; what it cannot hold is U+FFFD."""
    text = _NO_XML.sub("\ufffd", without_surrogates(text))
    text = escape(text, {'"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})
    return COMMAND.sub("#&#35;", _STEERING.sub(lambda match: f"&#{ord(match[0])};", text))


def change(document: Document, finding: Finding) -> str:
    """“there → mended”, or what stands there where nothing is offered."""
    there = _edges(visible(finding.span.of(document.text)))
    return f"{there} → {_edges(visible(finding.fixes[0].replacement)) or '(nothing)'}" if finding.fixes else there


def _edges(text: str) -> str:
    """The text with the spaces at its ends made visible."""
    inner = text.strip(" ")
    left = len(text) - len(text.lstrip(" "))
    return "␣" * left + inner + "␣" * (len(text) - left - len(inner))


def line_of(document: Document, offset: int) -> Span:
    """The line that holds an offset, its break left out."""
    _, column = document.position(offset)
    start = offset - column + 1
    ends = [end for mark in ("\n", "\r") if (end := document.text.find(mark, offset)) >= 0]
    return Span(start, max(min(ends, default=len(document.text)), start))
