"""Looking for plain strings before patterns are tried: most texts have none of them."""

import re
from collections.abc import Iterable, Iterator


def found(text: str, signs: Iterable[str]) -> list[int]:
    """Where any of the signs stands, in order."""
    places: set[int] = set()
    for sign in signs:
        at = text.find(sign)
        while at >= 0:
            places.add(at)
            at = text.find(sign, at + 1)
    return sorted(places)


def matches_at(pattern: re.Pattern[str], text: str, signs: Iterable[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern that begin where a sign stands, in order, none inside another."""
    end = -1
    for at in found(text, signs):
        match = pattern.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield match
