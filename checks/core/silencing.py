"""What the editor or the desk has said is right here."""

from collections.abc import Iterable, Iterator

from checks.core.document import Document
from checks.core.finding import Finding
from checks.core.settings import Settings

SIC = "[sic]"
_SPELLING = ("typo", "capitalization", "consistency")


def silenced(document: Document, findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """The findings that stand: not of an ignored foreign rule, not a house word, not followed by [sic]."""
    codes, words = settings.ignored_codes(), frozenset(word.casefold() for word in settings.words)
    for finding in findings:
        if finding.code in codes and finding.code is not None:
            continue
        if finding.category in _SPELLING and finding.span.of(document.text).casefold() in words:
            continue
        if document.text[finding.span.end : finding.span.end + 12].lstrip("\"'”’ ").startswith(SIC):
            continue
        yield finding
