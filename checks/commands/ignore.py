"""copydesk ignore: lets findings of one article stand, in a file beside it."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from checks.commands.options import Config, Encoding, LanguageTool, NoConfig, Options, taking, typed
from checks.commands.session import STDIN, ending
from checks.core.errors import SettingsError, SourceError
from checks.core.finding import Finding, Known
from checks.core.printable import shown
from checks.core.registry import selected
from checks.core.report import Report
from checks.core.run import check
from checks.core.silencing import as_known, known_apart
from checks.files import known
from checks.files.presence import is_folder
from checks.reports import visible


@dataclass(frozen=True)
class Wanted:
    """Which findings are meant: of all named places, rules and fingerprints, those that fit every kind given."""

    places: tuple[tuple[int, int | None], ...] = ()
    rules: tuple[frozenset[str], ...] = ()
    prints: tuple[str, ...] = ()
    everything: bool = False

    def __bool__(self) -> bool:
        return bool(self.places or self.rules or self.prints or self.everything)

    def of(self, report: Report) -> list[Finding]:
        """Those of a report."""
        return [finding for finding in report.findings if self._fits(report, finding)]

    def _fits(self, report: Report, finding: Finding) -> bool:
        line, column = report.document.position(finding.span.start)
        return (
            (not self.places or any(at == line and c in (None, column) for at, c in self.places))
            and (not self.rules or any(finding.rule in rules for rules in self.rules))
            and (not self.prints or finding.fingerprint in self.prints)
        )


@dataclass(frozen=True)
class IgnoreOptions(Options):
    """What `copydesk ignore` takes."""

    file: Annotated[Path, typer.Argument(help="The article.", metavar="FILE", parser=typed)]
    at: Annotated[
        list[str] | None, typer.Option(help="What is found there; may be given again.", metavar="LINE[:COLUMN]")
    ] = None
    rule: Annotated[list[str] | None, typer.Option(help="What this rule, group or category finds.")] = None
    fingerprint: Annotated[list[str] | None, typer.Option(help="The finding with this fingerprint.")] = None
    everything: Annotated[bool, typer.Option("--all", help="Everything that is found.")] = False
    reason: Annotated[str, typer.Option(help="Why it may stand.")] = ""
    undo: Annotated[bool, typer.Option("--undo", help="Let it stand no longer.")] = False
    prune: Annotated[bool, typer.Option("--prune", help="Drop what is no longer found.")] = False
    languagetool: LanguageTool = None
    config: Config = None
    no_config: NoConfig = False
    encoding: Encoding = None

    def wanted(self) -> Wanted:
        """Which findings are meant. Raises SettingsError where a place is none or a rule is unknown."""
        return Wanted(
            tuple(map(_place, self.at or ())),
            tuple(map(selected, self.rule or ())),
            tuple(self.fingerprint or ()),
            self.everything,
        )


@taking(IgnoreOptions)
def ignore(options: IgnoreOptions) -> None:
    """Let findings of an article stand; they are kept in FILE.copydesk.json and met again when the article is edited.

    Without an option that says which, it lists what stands.
    """
    with ending() as session:
        wanted = options.wanted()
        session.begin(options)
        if str(options.file) == STDIN or is_folder(options.file):
            raise SourceError("name one file: what is ignored is kept beside it.")
        for path, source, settings in session.sources([options.file]):
            report = check(session.document(path, source, settings), settings)
            session.note_skipped(str(path), report.skipped)
            ran = {one.id for one in settings.rules()} - {one.rule for one in report.skipped}
            prune = ran if options.prune else set()
            _change(report, path, wanted, reason=options.reason, undo=options.undo, prune=prune)


def _place(text: str) -> tuple[int, int | None]:
    line, _, column = text.partition(":")
    if not line.isdecimal() or (column and not column.isdecimal()):
        raise SettingsError(f"--at {text}: give a line, such as 12, or a line and a column, such as 12:5.")
    return int(line), int(column) if column else None


def _change(report: Report, path: Path, wanted: Wanted, *, reason: str, undo: bool, prune: set[str]) -> None:
    before = known.ignored(path)
    open_, gone = known_apart(report.document, report.findings, before)
    after = [one for one in before if not (one.rule in prune and one in gone)]
    meant = wanted.of(report) if wanted else []
    if wanted and not meant:
        raise SourceError(f"{path}: nothing like that is found: `copydesk check {path}` says what is.")
    if undo:
        after = _without(after, [as_known(report.document, one) for one in meant if one not in open_])
    else:
        after += [as_known(report.document, one, reason) for one in meant if one in open_]
    if after != list(before):
        known.ignore(path, after)
    _list(report, path, after)


def _without(entries: list[Known], dropped: Iterable[Known]) -> list[Known]:
    """The entries without one for each that is dropped: by its fingerprint, else by rule and text."""
    left = list(entries)
    for one in dropped:
        alike = [entry for entry in left if (entry.rule, entry.fingerprint) == (one.rule, one.fingerprint)]
        alike += [entry for entry in left if entry.key == one.key]
        if alike:
            left.remove(alike[0])
    return left


def _list(report: Report, path: Path, entries: Iterable[Known]) -> None:
    """A line for every finding that may stand, and for every one that is gone."""
    entries = tuple(entries)
    gone = known_apart(report.document, report.findings, entries)[1]
    for one in entries:
        why = f": {one.reason}" if one.reason else ""
        typer.echo(shown(f"{path}: {one.rule} [{visible(one.text)}]{' (gone)' if one in gone else ''}{why}"))
    if not entries:
        typer.echo(shown(f"{path}: nothing is ignored."))
