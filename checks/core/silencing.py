"""What the editor or the desk has said is right here."""

import hashlib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from checks.core.document import Document
from checks.core.finding import SPELLING, Finding, Known, folded
from checks.core.renamed import first_name, kin
from checks.core.settings import Settings

LONGEST, BEGINNING = 100, 60
"""Code points of a text that is kept whole, and of the beginning of a longer one."""

_MARKS = r"(?:<[^<>]{1,80}>|[*_]){0,3}"
_SIC = re.compile(rf"""\w*["'”’»)]*\s*{_MARKS}[\[(]{_MARKS}sic\b""", re.IGNORECASE)
"""The rest of the word, a closing mark, and [sic] in whatever type."""


def silenced(document: Document, findings: Iterable[Finding], settings: Settings) -> Iterator[Finding]:
    """The findings that stand: not of an ignored foreign rule, not a word of the house, not followed by [sic]."""
    codes = settings.ignored_codes()
    for finding in findings:
        if finding.code in codes and finding.code is not None:
            continue
        if finding.category in SPELLING and settings.spells(
            document.shown(finding.span), in_this_case=finding.category == "capitalization"
        ):
            continue
        if _SIC.match(document.text, finding.span.end):
            continue
        yield finding


def known_apart(
    document: Document, findings: Iterable[Finding], known: Iterable[Known]
) -> tuple[tuple[Finding, ...], tuple[Known, ...]]:
    """The findings that are not among `known`, and those of `known` that were not met.

    Each of `known` stands for one finding: first that of its fingerprint, then, for what was edited in the same
    sentence, one of the same rule on the same text.
    """
    standing, left = _matched(
        findings,
        known,
        lambda f: (first_name(f.rule), f.fingerprint),
        lambda k: (first_name(k.rule), k.fingerprint),
    )
    standing, left = _matched(standing, left, lambda f: _key(as_known(document, f)), _key)
    return tuple(standing), tuple(left)


def _key(known: Known) -> tuple[str, str]:
    """What is left to know a finding by when its sentence was edited: its rule, by whatever name, and its text."""
    return kin(known.rule), folded(known.text)


def _matched(
    findings: Iterable[Finding],
    known: Iterable[Known],
    of_finding: Callable[[Finding], tuple[str, str]],
    of_known: Callable[[Known], tuple[str, str]],
) -> tuple[list[Finding], list[Known]]:
    """What is left of both when each finding has taken one of `known` with the same key."""
    waiting: defaultdict[tuple[str, str], list[Known]] = defaultdict(list)
    for one in known:
        waiting[of_known(one)].append(one)
    standing = [finding for finding in findings if not _taken(waiting.get(of_finding(finding)))]
    return standing, [one for rest in waiting.values() for one in rest]


def _taken(waiting: list[Known] | None) -> bool:
    if not waiting:
        return False
    waiting.pop(0)
    return True


def as_known(document: Document, finding: Finding, reason: str = "") -> Known:
    """What a finding is known by from now on."""
    text = finding.span.of(document.text)
    if len(text) > LONGEST:  # a passage is known by its beginning and a digest: the file beside it is no second copy
        whole = folded(text)
        digest = hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        text = f"{whole[:BEGINNING]}… {digest}"
    return Known(finding.rule, text, finding.fingerprint, reason)
