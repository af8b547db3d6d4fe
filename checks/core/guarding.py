"""What no fix may do to the pieces of a source that are for a program."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from checks.core.document import Document
from checks.core.finding import Problem
from checks.core.span import Span, touched


def guarded(document: Document, problem: Problem) -> Problem | None:
    """The problem with those of its fixes that leave every such piece as it is; None where it is a part of one.

    In plain text, where such a piece is artifacts, a fix that changes one is offered and is never safe.
    """
    if any(place.holds(problem.span) and place != problem.span for place in touched(problem.span, document.kept)):
        return None
    fixes = []
    for fix in problem.fixes:
        change = (document.text, problem.span, fix.replacement)
        if _keeps(*change, document.kept):
            fixes.append(fix if _keeps(*change, document.doubted) else replace(fix, safe=False))
    return problem if fixes == list(problem.fixes) else replace(problem, fixes=tuple(fixes))


def _keeps(text: str, span: Span, replacement: str, places: Sequence[Span]) -> bool:
    """True where what stands of each place in a span stands in its replacement, too, in the same order."""
    at = 0
    for place, piece in _pieces(text, span, places):
        found = replacement.find(piece, at)
        if not piece or found < 0 or (place.start < span.start and found):
            return False
        at = found + len(piece)
        if place.end > span.end and not replacement.endswith(piece):
            return False
    return True


def _pieces(text: str, span: Span, places: Sequence[Span]) -> Iterator[tuple[Span, str]]:
    for place in touched(span, places):
        yield place, text[max(place.start, span.start) : min(place.end, span.end)]
