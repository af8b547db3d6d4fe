"""What is known of an article after a run."""

from dataclasses import dataclass
from functools import cached_property

from checks.core.document import Document
from checks.core.finding import Finding, Measure, Skipped
from checks.core.score import Score, score
from checks.core.span import Span


@dataclass(frozen=True)
class Report:
    """Findings in reading order, measures (None where not asked for), names to verify, and what was skipped and why."""

    document: Document
    findings: tuple[Finding, ...] = ()
    measures: tuple[Measure, ...] | None = None
    names: tuple[Span, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    @cached_property
    def score(self) -> Score:
        """0–100 for the article and for each category."""
        return score(self.document, self.findings, partial=bool(self.skipped))

    @property
    def failed(self) -> bool:
        """True where something that was asked for could not be done."""
        return any(skipped.failed for skipped in self.skipped)
