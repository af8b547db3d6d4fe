"""What LanguageTool says, taken from the bytes of an answer only where it makes sense."""

import json
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, TypeVar

Kind = TypeVar("Kind", bound=object)


class Nonsense(ValueError):
    """The answer is not LanguageTool's; the message says what is wrong with it."""

    def __init__(self, what: str) -> None:
        super().__init__(f"what it says is not LanguageTool's: {what}")


@dataclass(frozen=True, slots=True)
class Match:
    """What LanguageTool found: its rule and category, the place in code points, and what it would write there."""

    rule: str
    group: str
    start: int
    end: int
    message: str
    replacements: tuple[str, ...]


def languages(answer: bytes) -> frozenset[str]:
    """The names of the languages of an answer to /v2/languages. Raises Nonsense."""
    listed = _read(answer)
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise Nonsense("no list of languages")
    return frozenset(str(one[name]) for one in listed for name in ("code", "longCode") if name in one)


def matches(answer: bytes, sent: str, offset: int) -> tuple[Match, ...]:
    """The matches of an answer to /v2/check, in code points of the article in which `sent` begins at `offset`.

    Raises Nonsense.
    """
    found = _of(_read(answer), "matches", list)
    if len(found) > len(sent):
        raise Nonsense("more matches than characters")
    units = list(accumulate((1 + (character > "\uffff") for character in sent), initial=0))
    return tuple(_match(one, units, offset) for one in found)


def _match(found: Any, units: Sequence[int], offset: int) -> Match:
    start, length, rule = _of(found, "offset", int), _of(found, "length", int), _of(found, "rule", dict)
    if start < 0 or length < 0 or start + length > units[-1]:
        raise Nonsense(f"a match from {start} on, {length} long, in a text of {units[-1]}")
    offered = (_of(one, "value", str) for one in _of(found, "replacements", list))
    return Match(
        _line(_of(rule, "id", str)),
        _line(_of(_of(rule, "category", dict), "id", str)),
        offset + bisect_right(units, start) - 1,
        offset + bisect_left(units, start + length),
        _line(unicodedata.normalize("NFKC", _of(found, "message", str))),
        tuple(dict.fromkeys(one for one in offered if _can_be_written(one)))[:5],
    )


def _read(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise Nonsense("no JSON") from error


def _of(answer: Any, name: str, kind: type[Kind]) -> Kind:
    value = answer.get(name) if isinstance(answer, dict) else None
    if type(value) is not kind:  # true is an int too, but no offset
        raise Nonsense(f"no {name!r} where one belongs")
    return value


def _line(said: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())


def _can_be_written(replacement: str) -> bool:
    """False with half a character, which no encoding has, and with what would work on a terminal."""
    return all(letter.isspace() or unicodedata.category(letter) not in ("Cc", "Cs") for letter in replacement)
