"""What rules yield and what the runner makes of it."""

import hashlib
import re
from dataclasses import dataclass

from checks.core.span import Span

CATEGORIES = (
    "markup",
    "spacing",
    "capitalization",
    "typo",
    "punctuation",
    "repetition",
    "consistency",
    "usage",
    "grammar",
    "readability",
)
"""The categories of a finding, in the order in which they take precedence at one place."""
SPELLING = ("typo", "capitalization", "consistency")
"""Those whose findings a word of the house puts right."""

ERROR, WARNING, INFO = "error", "warning", "info"
SEVERITIES = (ERROR, WARNING, INFO)
"""error: mended without looking twice; warning: nearly always right, but look; info: a hint, never a defect."""

CRASHED = "crashed: "
"""What the reason starts with where a rule did not run because it is broken."""


@dataclass(frozen=True, slots=True)
class Fix:
    """A replacement for the finding's span. An unsafe fix is offered, never applied unasked."""

    replacement: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule yields: the smallest piece that changes, why, and how to mend it.

    `related` is the other place that matters (the twin of a repetition); `code` is a foreign checker's own rule id;
    `severity` overrides the rule's where the rule can tell how certain it is.
    """

    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Span, ...] = ()
    code: str | None = None
    severity: str | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A name to verify: no finding, and it lowers no score."""

    span: Span


@dataclass(frozen=True, slots=True)
class Measure:
    """A readability figure. `value` is None where the measure does not hold; `verdict` then says why.

    `scale` is the unit or the range ("0–100", "school years", "words"); `verdict` the band an editor understands.
    """

    name: str
    value: float | None
    scale: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem stamped with the rule that found it. `fingerprint` survives edits elsewhere in the article."""

    rule: str
    category: str
    severity: str
    span: Span
    message: str
    fixes: tuple[Fix, ...] = ()
    related: tuple[Span, ...] = ()
    code: str | None = None
    fingerprint: str = ""

    @property
    def safe(self) -> bool:
        """True where the first fix may be applied unasked."""
        return bool(self.fixes) and self.fixes[0].safe


@dataclass(frozen=True, slots=True)
class Known:
    """A finding that somebody has seen and let stand: what it is known by, and why it may stay.

    `text` is what it covers. It is met again by its fingerprint, or, where its sentence was edited, by rule and text.
    """

    rule: str
    text: str
    fingerprint: str
    reason: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """Rule and text, spaces and case folded."""
        return self.rule, folded(self.text)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that did not run, and why. `failed` is true where that means the job could not be done."""

    rule: str
    reason: str
    failed: bool = False

    @property
    def named(self) -> str:
        """What is named where it is said: the rule that crashed, else its checker, whose rules have one reason."""
        return self.rule if self.reason.startswith(CRASHED) else self.rule.partition("/")[0]


_BLANKS = re.compile(r"\s+")


def fingerprint(rule: str, match: str, sentence: str) -> str:
    """Sixteen hexadecimal digits made of rule, match and sentence, spaces and case folded; never of a position."""
    parts = (rule, folded(match), folded(sentence))
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def folded(text: str) -> str:
    """The text with spaces and case folded: an edit of either makes no new text of it."""
    return _BLANKS.sub(" ", text).strip().casefold()
