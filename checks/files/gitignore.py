"""Patterns as in .gitignore."""

import re
import warnings
from collections.abc import Iterable

from pathspec import GitIgnoreSpec


def spec(lines: Iterable[str]) -> GitIgnoreSpec:
    """What the lines match together. A line that is no pattern matches nothing, as in git."""
    kept = list(lines)
    try:
        return _compiled(kept)
    except (ValueError, re.error):
        return _compiled(filter(is_pattern, kept))


def is_pattern(line: str) -> bool:
    """True for a line that can match something, for an empty one and for a comment."""
    try:
        _compiled([line])
    except (ValueError, re.error):
        return False
    return True


def _compiled(lines: Iterable[str]) -> GitIgnoreSpec:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of the regular expression behind "[[": nobody wrote that
        return GitIgnoreSpec.from_lines(lines)
