"""Words as the casing model reads them: split, numbered and classed by their capitals."""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checks.language.dates import DOTTED_MONTHS
from checks.language.titles import SHORT_TITLES

Ints = NDArray[np.int32]

LOWER, CAPITAL, CAPS, STARTING, NUMBER, MARK, BREAK, LOWER_S, CAPITAL_S = range(9)
"""Classes: lower case, Capitalised, ALL CAPS or mIxed, Capitalised where any word is, number, mark, end of a paragraph,
and the first two as possessives."""
CLASSES = 9
NEW = 1 << 24
"""Word numbers from here on are hashes of words that the model has not met; their last ten bits are their ending."""
BUCKETS = 1024
MARKS = (
    ".",
    ",",
    ";",
    ":",
    "?",
    "!",
    "-",
    "–",
    "—",
    "OPEN",
    ")",
    "”",
    '"',
    "'",
    "’",
    "/",
    "&",
    "%",
    "$",
    "…",
    "OTHER",
    "MASK",
    "NUMBER",
    "BREAK",
)
FIRST_WORD = len(MARKS) + 1

_ABBREVIATIONS = (*SHORT_TITLES, *DOTTED_MONTHS, *"St Jr Sr No Inc Corp Co Ltd vs".split())
"""Words that keep their full stop, as in training: the model has to be trained again for another list."""
_FIRST_LETTERS = "".join(sorted({word[0] for word in _ABBREVIATIONS}))
_PIECE = re.compile(
    rf"""(
        [a-z]{{2,}}+(?![^\W\d_]|['’.])                                   # a word in lower case
      | (?=.\.)(?:[^\W\d_]\.){{2,}}(?:['’]s\b)?                          # initials
      | (?=[{_FIRST_LETTERS}])(?:{"|".join(_ABBREVIATIONS)})\.(?=\s)
      | [^\W\d_]+(?:['’][^\W\d_]+)*                                      # any other word
      | \d+(?:[.,:/]\d+)*\w*
      | [\r\n]\s*
      | \ufffc+
      | [\"“‘'(\[](?=\w)                                                 # an opening mark
      | [^\w\s\ufffc]
    )""",
    re.VERBOSE,
)
"""One group, so that splitting gives gaps and pieces in turn; what most pieces are comes first, which is quicker."""
_MARK_NUMBER = {mark: number for number, mark in enumerate(MARKS, 1)}


def _marked(*names: str) -> NDArray[np.bool_]:
    """A table over mark numbers, with FIRST_WORD for any word."""
    table = np.zeros(FIRST_WORD + 1, bool)
    table[[_MARK_NUMBER[name] for name in names]] = True
    return table


_ENDS = _marked(".", "?", "!", "…", "BREAK")
_OPENS = _marked(":", ";", "–", "—", "OPEN", "MASK", "-", "OTHER")
_PASSES = _marked("OPEN", "”", '"', ")", "’")
OPEN, HYPHEN, COMMA, FULL_STOP = (_MARK_NUMBER[mark] for mark in ("OPEN", "-", ",", "."))


def base(word: str) -> str:
    """The word in lower case, without a possessive 's."""
    lower = word.lower().replace("’", "'")
    return lower[:-2] if lower.endswith("'s") and len(lower) > 3 else lower


class Numbering(dict[str, int]):
    """From a piece of text to its word number times 16 plus its class; filled as pieces are met."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.numbers = {word: number for number, word in enumerate(words, FIRST_WORD)}

    def __missing__(self, piece: str) -> int:
        code = self._read(piece)
        if len(self) < 400_000:
            self[piece] = code
        return code

    def _read(self, piece: str) -> int:
        first = piece[0]
        if first.isdigit():
            return _MARK_NUMBER["NUMBER"] * 16 + NUMBER
        if first in "\r\n":
            return _MARK_NUMBER["BREAK"] * 16 + BREAK
        if not first.isalpha():
            name = "MASK" if first == "\ufffc" else "OPEN" if first in "“‘([" else first
            return _MARK_NUMBER.get(name, _MARK_NUMBER["OTHER"]) * 16 + MARK
        lower = base(piece)
        number = self.numbers.get(lower)
        if number is None:
            number = NEW + (_hash(lower) & (NEW - 1) & ~(BUCKETS - 1)) + ending(lower)
        return number * 16 + _shape(piece)


def _hash(text: str) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"))


def ending(word: str) -> int:
    """The bucket, 0 to 1023, that words with the same last three letters share."""
    return _hash(word[-3:]) & (BUCKETS - 1)


def _shape(piece: str) -> int:
    possessive = piece.endswith(("'s", "’s")) and len(piece) > 3
    stem = piece[:-2] if possessive else piece
    if not any(letter.isupper() for letter in stem):
        return LOWER_S if possessive else LOWER
    if stem[0].isupper() and (any(letter.islower() for letter in stem) or len(stem) == 1):
        return CAPITAL_S if possessive else CAPITAL
    return CAPS


@dataclass(frozen=True)
class Pieces:
    """The pieces of a text: where each starts and ends, its word number and its class."""

    starts: Ints
    ends: Ints
    words: Ints
    classes: Ints


def split(text: str) -> tuple[list[str], Ints, Ints]:
    """Pieces, starts and ends."""
    parts = _PIECE.split(text)
    edges = np.cumsum(np.fromiter(map(len, parts), np.int32, len(parts)), dtype=np.int32)
    return parts[1::2], edges[:-1:2], edges[1::2]


def encode(text: str, numbering: Numbering) -> tuple[list[str], Pieces]:
    """The text's pieces as strings and as numbers; a capital that may only open a sentence has class STARTING."""
    pieces, starts, ends = split(text)
    codes = np.fromiter(map(numbering.__getitem__, pieces), np.int64, len(pieces))
    words, classes = (codes >> 4).astype(np.int32), (codes & 15).astype(np.int32)
    _turn_straight_quotes(words, classes, starts, ends)
    encoded = Pieces(starts, ends, words, classes)
    before = _before(words)
    opening = (classes == CAPITAL) | (classes == CAPITAL_S)
    opening &= _ENDS[before] | (_OPENS[before] & ~_tight(encoded, before))
    classes[opening] = STARTING
    return pieces, encoded


def _turn_straight_quotes(words: Ints, classes: Ints, starts: Ints, ends: Ints) -> None:
    """A straight quotation mark right before a word is an opening one, whatever the cache has for it."""
    for sign in ('"', "'"):
        at = np.flatnonzero(words[:-1] == _MARK_NUMBER[sign])
        if len(at):
            opens = (starts[at + 1] == ends[at]) & (classes[at + 1] < NUMBER)
            opens &= (at == 0) | (ends[np.maximum(at, 1) - 1] < starts[at])
            words[at[opens]] = OPEN


def _before(words: Ints) -> Ints:
    """The mark before each piece; FIRST_WORD for any word, a break before the first piece."""
    before = np.empty_like(words)
    if len(words):
        before[0] = _MARK_NUMBER["BREAK"]
        np.minimum(words[:-1], FIRST_WORD, out=before[1:])
    return before


def _tight(pieces: Pieces, before: Ints) -> NDArray[np.bool_]:
    """True for pieces right after a hyphen, because nothing begins within a compound."""
    tight = np.zeros(len(before), bool)
    tight[1:] = (before[1:] == HYPHEN) & (pieces.starts[1:] == pieces.ends[:-1])
    return tight


def opens_sentence(pieces: Pieces) -> NDArray[np.bool_]:
    """True for pieces at the beginning of a sentence: after an end mark, a break, or an opening mark after these."""
    before = _before(pieces.words)
    ends = _ENDS[before]
    earlier = np.zeros(len(before), bool)
    earlier[1:] = ends[:-1]
    opens: NDArray[np.bool_] = ends | (_PASSES[before] & earlier)
    return opens


def after_opening(pieces: Pieces) -> NDArray[np.bool_]:
    """True for pieces right after a colon, dash, bracket, opening quotation mark or mask, where case says little."""
    before = _before(pieces.words)
    opening: NDArray[np.bool_] = _OPENS[before] & ~_tight(pieces, before)
    return opening
