"""Changes to a text, and where a span stands after them."""

from collections.abc import Sequence
from dataclasses import dataclass

from checks.core.span import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """`before`, which stands at `span`, becomes `after`."""

    span: Span
    before: str
    after: str

    @property
    def growth(self) -> int:
        """By how many code points the text grows."""
        return len(self.after) - len(self.before)


Edits = Sequence[Edit]
"""Edits of one text: in reading order, none overlapping another, every span counted in the text before all of them."""


def applied(text: str, edits: Edits) -> str:
    """The text after the edits. Raises ValueError where an edit's `before` does not stand at its span."""
    pieces, end = [], 0
    for edit in edits:
        if edit.span.start < end or edit.span.of(text) != edit.before:
            raise ValueError(f"{edit.before!r} does not stand at {edit.span.start}")
        pieces += [text[end : edit.span.start], edit.after]
        end = edit.span.end
    return "".join([*pieces, text[end:]])


def inverse(edits: Edits) -> tuple[Edit, ...]:
    """The edits that lead back."""
    back, shift = [], 0
    for edit in edits:
        start = edit.span.start + shift
        back.append(Edit(Span(start, start + len(edit.after)), edit.after, edit.before))
        shift += edit.growth
    return tuple(back)


def between(before: str, after: str, at: int = 0) -> tuple[Edit, ...]:
    """The smallest edit from `before`, which starts at offset `at`, to `after`; none where they are equal."""
    if before == after:
        return ()
    start, shorter = 0, min(len(before), len(after))
    while start < shorter and before[start] == after[start]:
        start += 1
    tail = 0
    while tail < shorter - start and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    old, new = before[start : len(before) - tail], after[start : len(after) - tail]
    return (Edit(Span(at + start, at + start + len(old)), old, new),)


def touches(edit: Edit, span: Span) -> bool:
    """True where the edit changes what the span covers; an insertion at its edge does not."""
    if edit.span == span:
        return True
    if not len(edit.span) or not len(span):
        return edit.span.start < span.start < edit.span.end or span.start < edit.span.start < span.end
    return edit.span.start < span.end and span.start < edit.span.end


def rebased(span: Span, edits: Edits, stretch: bool = False) -> Span | None:
    """Where the span stands after the edits; None where one touched it.

    With `stretch` a span survives edits that lie wholly inside it, and grows or shrinks with them.
    """
    shift = growth = 0
    for edit in edits:
        if edit.span.start >= span.end and edit.span != span:
            break
        if touches(edit, span):
            if not stretch or not span.holds(edit.span) or edit.span == span:
                return None
            growth += edit.growth
        else:
            shift += edit.growth
    return Span(span.start + shift, span.end + shift + growth)
