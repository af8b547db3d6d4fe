"""The layout of a source whose blocks were found one by one: what lies outside them is not read."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from checks.core.blocks import CODE, HEADING, HEADLINE, Block
from checks.core.layout import Layout
from checks.core.masking import Mask
from checks.core.span import Span
from checks.formats.dialect_marks import Mark, masks_of


def layout_of(
    text: str, masks: Sequence[Mask], blocks: Sequence[Block], asides: Sequence[Block], marks: Sequence[Mark]
) -> Layout:
    """The layout with its headline, marks and code kept, and masks over all that stands in no block and no aside."""
    code = [mask.span for mask in masks if mask.shows is None] + [block.span for block in blocks if block.kind == CODE]
    return Layout(
        (*masks, *masks_of(text, marks), *_gaps(len(text), [*blocks, *asides])),
        with_headline(blocks),
        _apart(asides),
        (*code, *(mark.span for mark in marks)),
    )


def _apart(asides: Iterable[Block]) -> tuple[Block, ...]:
    """What stands aside, in order; of two of which one is in the other, the outer one."""
    found: list[Block] = []
    for block in sorted(asides, key=lambda block: (block.span.start, -block.span.end)):
        if not found or found[-1].span.end <= block.span.start:
            found.append(block)
    return tuple(found)


def with_headline(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, the first heading as the headline where there is none yet."""
    first = next((at for at, block in enumerate(blocks) if block.kind == HEADING), None)
    if first is None or any(block.kind == HEADLINE for block in blocks):
        return tuple(blocks)
    return (*blocks[:first], replace(blocks[first], kind=HEADLINE), *blocks[first + 1 :])


def _gaps(length: int, blocks: Iterable[Block]) -> Iterator[Mask]:
    at = 0
    for span in sorted(block.span for block in blocks):
        if span.start > at:
            yield Mask(Span(at, span.start))
        at = max(at, span.end)
    if at < length:
        yield Mask(Span(at, length))
