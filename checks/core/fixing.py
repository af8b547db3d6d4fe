"""Mends a text: fixes are applied, and what they leave is checked again, until nothing more is to be mended."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from checks.core.applying import applied, chosen
from checks.core.document import Document
from checks.core.finding import ERROR, Finding, folded
from checks.core.report import Report
from checks.core.run import PASSAGES, check
from checks.core.settings import Settings

ROUNDS = 12
"""A fix can lay bare another defect; texts made of nothing but defects take 4 rounds at most."""

Tell = Callable[[Report], object]


def fix(article: str | Document, settings: Settings | None = None, *, unsafe: bool = False) -> str:
    """The article's text mended as `copydesk fix` mends it; a string is taken as plain text, as `check` takes it.

    Safe fixes only, or the first fix of every finding where `unsafe` is true. What was mended is checked again until
    nothing more is to be mended, and a fix that would bring an error that was not there before is left out. A text
    that does not come to rest is returned as it was: so `fix` has nothing to do on what `fix` returned. Raises
    SettingsError on an unknown rule, option or selector.
    """
    document = Document(article) if isinstance(article, str) else article
    return mend(document, Settings() if settings is None else settings, unsafe)


def mend(document: Document, settings: Settings, unsafe: bool = False, tell: Tell | None = None) -> str:
    """What `fix` returns. `tell` is given the report of each round: what was skipped may keep a text unmended."""
    first = check(document, settings)
    known = _errors(first)
    last = _Mending(settings, unsafe, tell, known, patient=True).last(first)
    if last is not None and _errors(last) - known:
        last = _Mending(settings, unsafe, tell, known, patient=False).last(first)
    return document.text if last is None else last.document.text


@dataclass(frozen=True)
class _Mending:
    """Mends a text that had the `known` errors. A patient one lets a fix bring an error that can be mended in turn."""

    settings: Settings
    unsafe: bool
    tell: Tell | None
    known: Counter[tuple[str, str]]
    patient: bool

    def last(self, report: Report) -> Report | None:
        """The report on the text when it has come to rest; None where it does not."""
        for _ in range(ROUNDS):
            if self.tell is not None:
                self.tell(report)
            mended = self._mended(report)
            if mended is None:
                return report
            report = mended
        return None

    def _mended(self, report: Report) -> Report | None:
        """The report on the text with all fixes but those that bring an error; None where none is left."""
        picked = chosen(report.findings, self.unsafe)
        kept: list[Finding] = []
        best = None
        waiting: list[Sequence[Finding]] = [picked] if picked else []
        while waiting:
            some = waiting.pop()
            tried = self._tried(report.document, [*kept, *some])
            if tried is not None:
                kept += some
                best = tried
            elif len(some) > 1:
                half = len(some) // 2
                waiting += [some[half:], some[:half]]
        return best

    def _tried(self, document: Document, findings: Iterable[Finding]) -> Report | None:
        """The report on the text with these fixes applied; None where they change nothing or bring an error."""
        text = applied(document.text, findings, unsafe=True)
        if text == document.text:
            return None
        report = check(document.with_text(text), self.settings)
        mendable = frozenset(chosen(report.findings, self.unsafe)) if self.patient else frozenset()
        return None if _errors(report, mendable) - self.known else report


def _errors(report: Report, but: Collection[Finding] = ()) -> Counter[tuple[str, str]]:
    """The errors of a report but some, by rule and by what they cover; what covers a passage changes with it."""
    text = report.document.text
    return Counter(
        (finding.rule, folded(finding.span.of(text)))
        for finding in report.findings
        if finding.severity == ERROR and finding.category not in PASSAGES and finding not in but
    )
