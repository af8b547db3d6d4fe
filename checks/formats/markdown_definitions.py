"""Definition lists as Hugo, Jekyll, Pandoc and PHP Markdown Extra read them: a term, and `: what it means` below.

CommonMark knows none: to it they are lines of one paragraph, which may be joined.
"""

import re

_MARK = re.compile(r"(?:\A|[ \t]*\\?\n)[ \t]*:[ \t]+(?=\S)")


def items(content: str) -> list[tuple[int, int]]:
    """Start and end of the terms and definitions of a paragraph, in order; nothing where it has no definition."""
    marks = list(_MARK.finditer(content))
    starts = [0, *(mark.end() for mark in marks)]
    ends = [*(mark.start() for mark in marks), len(content)]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if start < end] if marks else []
