"""The lines of a text."""

from checks.core.span import Span


def whole_line(text: str, span: Span) -> Span:
    """The span with its line break and the empty line around it, where removing it would leave the line empty."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    end = span.end
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    if text[start : span.start].strip() or text[span.end : end].strip() or not text[span.start : span.end].strip():
        return span
    for _ in range(2):  # its own line break, and that of the empty line behind it
        if text.startswith("\r\n", end):
            end += 2
        elif end < len(text) and text[end] in "\r\n":
            end += 1
    if end == len(text):  # the last line: what goes is the break before it
        start = len(text[:start].rstrip("\r\n"))
    return Span(start, end)
