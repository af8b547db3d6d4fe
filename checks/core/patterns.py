"""The regular expressions by which a desk masks what its own tools put into articles.

They are RE2's, whose time and memory grow with the text and no faster: whoever may change a settings file must not be
able to hold up who reads it.
"""

import time
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Any

from checks.core.errors import SettingsError
from checks.core.span import Span, united

SECONDS = 5.0
"""What all expressions may take on one article, by matching again and again; sound ones take a hundredth of one."""
LONGEST = 1000
"""Characters of an expression."""
_LINES = "(?m)"
"""^ and $ at every line."""


def wrong(pattern: str) -> str | None:
    """What is wrong with an expression, with the next step; None where nothing is."""
    if len(pattern) > LONGEST:
        return f"the pattern {pattern[:40] + '…'!r} has {len(pattern)} characters: make several of at most {LONGEST}."
    try:
        empty = _compiled(pattern).fullmatch("")
    except ValueError as error:
        return f"the pattern {pattern!r} is no expression of RE2 ({error}): correct it; there is no (?=…) and no \\1."
    return f"the pattern {pattern!r} matches where there is nothing: have it ask for a character." if empty else None


@cache
def _compiled(pattern: str) -> Any:
    """The expression. Raises ValueError, with the reason, where it is none."""
    import re2  # not loaded where nobody has an expression

    options = re2.Options()
    options.log_errors = False
    try:
        return re2.compile(_LINES + pattern, options)
    except (re2.error, UnicodeEncodeError) as error:
        reason = error.args[0].decode() if isinstance(error.args[0], bytes) else str(error)
        raise ValueError(reason.replace(_LINES, "", 1)) from error


def matched(text: str, patterns: Sequence[str]) -> tuple[Span, ...]:
    """What the expressions match, in order and without overlaps. Raises SettingsError where one takes too long.

    The lines of the text may end in any way: for the expressions each ends with a line feed.
    """
    lines = text.encode("utf-8", "replace").decode().split("\r\n") if patterns else []
    ends = list(accumulate(len(line) + 1 for line in lines[:-1]))  # after the line feed of each CRLF
    last = time.monotonic() + SECONDS
    return united(
        Span(start + bisect_right(ends, start), end + bisect_right(ends, end))
        for pattern in patterns
        for start, end in _matches("\n".join(lines), pattern, last)
    )


def _matches(text: str, pattern: str, last: float) -> Iterator[tuple[int, int]]:
    for match in _compiled(pattern).finditer(text):
        if time.monotonic() > last:
            raise SettingsError(
                f"mask: {SECONDS:g} seconds on this text were over at the pattern {pattern!r}: make it simpler."
            )
        if match.end() > match.start():
            yield match.span()
