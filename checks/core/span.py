"""Where something stands in a text."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A half-open stretch `[start, end)` of `Document.text`, in code points.

    Raises ValueError where `start` is negative or lies after `end`. An empty span is an insertion point.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def stripped(self, text: str) -> "Span":
        """The span without the spaces at its edges; where it is space, nothing at its start."""
        shown = self.of(text)
        start = self.start + len(shown) - len(shown.lstrip())
        return Span(start, self.start + len(shown.rstrip())) if shown.strip() else Span(self.start, self.start)

    def holds(self, other: "Span") -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """True where both share a character, or where an insertion point lies inside the other or on its start."""
        if self.start == self.end or other.start == other.end:
            return self.start <= other.start < self.end or other.start <= self.start < other.end or self == other
        return self.start < other.end and other.start < self.end


def within(span: Span, places: Sequence[Span]) -> bool:
    """True where one of the places holds the span; the places are in order and do not overlap."""
    at = bisect_right(places, span.start, key=lambda place: place.start)
    return at > 0 and places[at - 1].holds(span)


def touched(span: Span, places: Sequence[Span]) -> Iterator[Span]:
    """Those of the places that a change of the span changes; the places are in order and do not overlap."""
    for at in range(bisect_right(places, span.start, key=lambda place: place.end), len(places)):
        if places[at].start >= span.end:
            return
        yield places[at]


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)
