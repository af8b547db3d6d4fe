"""Which findings of an article still stand: what was ignored does not, nor what is in a baseline or is not new."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from checks import formats
from checks.commands.session import STDIN, Session
from checks.core.document import Document
from checks.core.errors import SourceError
from checks.core.finding import Finding, Known
from checks.core.report import Report
from checks.core.settings import Settings
from checks.core.silencing import known_apart
from checks.core.span import Span
from checks.files import git, known
from checks.files.known import Baseline


@dataclass
class Standing:
    """Takes out of reports what somebody let stand, and counts it: nothing is hidden without a word."""

    session: Session
    baseline: Baseline | None = None
    changes: git.Changes | None = None
    _hidden: Counter[str] = field(default_factory=Counter)

    def of(self, report: Report, settings: Settings) -> Report:
        """The report with only what stands. What cannot be read is said, and hides nothing."""
        path = Path(report.document.name)
        if str(path) != STDIN:
            report = self._without_ignored(report, path, settings)
        if self.baseline is not None and str(path) != STDIN:
            entries = self._entries(self.baseline, path, report)
            left, gone = known_apart(report.document, report.findings, entries)
            report = self._less(report, left, "of the baseline")
            self._hidden["gone"] += len(_judged(gone, report, settings))
        return report

    def new(self, report: Report) -> Report | None:
        """The report with only what is new; None where that cannot be told, which is said.

        Raises SettingsError where it can be told of no file: there is no such commit, or no git.
        """
        path = Path(report.document.name)
        try:
            return report if self.changes is None else self._only_new(self.changes, report, path)
        except SourceError as error:
            self.session.fail(error, str(path))
            return None

    def finish(self) -> None:
        """Says how much was left out."""
        gone = self._hidden.pop("gone", 0)
        counts = [f"{count:,} {why}" for why, count in self._hidden.items() if count]
        if counts:
            self.session.tell(f"note: not shown: {', '.join(counts)}.")
        if self.baseline is not None and self.baseline.outdated:
            self.session.tell(
                f"note: {self.baseline.path} calls rules by names that they had before; they are met all the same. "
                "`copydesk baseline` writes it anew."
            )
        if gone:
            self.session.tell(f"note: {gone:,} of the baseline are gone: `copydesk baseline` writes it anew.")

    def _without_ignored(self, report: Report, path: Path, settings: Settings) -> Report:
        try:
            entries = known.ignored(path)
        except SourceError as error:
            self.session.fail(error, str(path))
            return report
        if not entries:
            return report
        left, gone = known_apart(report.document, report.findings, entries)
        if idle := _judged(gone, report, settings):
            self.session.tell(
                f"note: {known.sidecar(path)}: {len(idle)} of what it lets stand is no longer found: "
                f"`copydesk ignore {path} --prune` drops it."
            )
        return self._less(report, left, "ignored")

    def _less(self, report: Report, left: tuple[Finding, ...], why: str) -> Report:
        if len(left) == len(report.findings):
            return report
        self._hidden[why] += len(report.findings) - len(left)
        return replace(report, findings=left)

    def _entries(self, baseline: Baseline, path: Path, report: Report) -> tuple[Known, ...]:
        """What the baseline holds of an article: under its path, or, where it was moved, under the one it had."""
        key = baseline.key(path)
        if key not in baseline.files:
            prints = Counter((finding.rule, finding.fingerprint) for finding in report.findings)
            alike = {
                name: (Counter((one.rule, one.fingerprint) for one in baseline.files[name]) & prints).total()
                for name in baseline.gone()
            }
            old = max(alike, key=lambda name: (alike[name], Path(name).name == path.name), default="")
            if not alike.get(old):
                return ()
            baseline.files[key] = baseline.files.pop(old)
        return baseline.files[key]

    def _only_new(self, changes: git.Changes, report: Report, path: Path) -> Report:
        if str(path) == STDIN:
            raise SourceError("--since needs files: git knows nothing of standard input.")
        repository = changes.repository(path)
        if path != self.session.stdin_name and repository.same(path):
            lines: frozenset[int] = frozenset()
        else:
            before = repository.before(path)
            if before is None:
                return report
            old = formats.load(before, str(path), self.session.encoding)
            lines = git.changed_lines(old.text, report.document.text)
        left = tuple(
            finding
            for finding in report.findings
            if any(_touches(report.document, span, lines) for span in (finding.span, *finding.related))
        )
        names = tuple(name for name in report.names if _touches(report.document, name, lines))
        return replace(self._less(report, left, f"older than {changes.since}"), names=names)


def _touches(document: Document, span: Span, lines: frozenset[int]) -> bool:
    first = document.position(span.start)[0]
    last = document.position(max(span.end - 1, span.start))[0]
    return any(line in lines for line in range(first, last + 1))


def _judged(gone: Iterable[Known], report: Report, settings: Settings) -> list[Known]:
    """Those whose rules ran: of the others nobody knows."""
    ran = {rule.id for rule in settings.rules()} - {skipped.rule for skipped in report.skipped}
    return [one for one in gone if one.rule in ran]
