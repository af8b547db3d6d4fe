"""The lines of a text."""

import re

from checks.core.span import Span

BYTE_ORDER_MARK = "\ufeff"
"""At the start of a text it says how the text is encoded, and is no character of it."""

_BREAK = re.compile(r"\r\n|\r|\n")


def first_offset(text: str) -> int:
    """Where what is written begins: after a byte order mark."""
    return len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0


def whole_line(text: str, span: Span) -> Span:
    """The span with its line break, where removing it would leave the line empty.

    Between two empty lines, and at the start of a text, an empty line goes along; never the only one between two
    paragraphs. At the end of a text the breaks before it go, but the one that the text ends with.
    """
    first = first_offset(text)
    start = max(_line_start(text, span.start), first)
    end = span.end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    if text[start : span.start].strip() or text[span.end : end].strip() or not span.of(text).strip():
        return span
    behind = _behind_break(text, end)
    above = start - 2 if text.endswith("\r\n", 0, start) else start - 1
    if start == first or not text[_line_start(text, above) : above].strip():
        behind = _behind_break(text, behind)
    if behind < len(text):
        return Span(start, behind)
    before = len(text[first:start].rstrip()) + first
    return Span(min(_behind_break(text, before) if end < behind else before, start), behind)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _behind_break(text: str, at: int) -> int:
    """After the line break that stands at an offset; the offset itself where none does."""
    match = _BREAK.match(text, at)
    return match.end() if match else at
