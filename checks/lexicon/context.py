"""Words as the confusion model reads them: split, numbered and classed by shape."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]

_WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,:/]\d+)*|\n\s*|(?<!\S)\ufffc+(?!\S)|[^\w\s\ufffc]"
)
LOWER, CAPITAL, CAPS, POSSESSIVE, NUMBER, MARK, BREAK, STARTING = range(8)
SHAPES = 8
OUTSIDE, PARAGRAPH, YEAR, DIGIT, DECIMAL, OTHER_NUMBER = range(6)
BUCKETS = 1024
FIRST_WORD = 6 + BUCKETS
REACH = 4
NOTHING = "∅"
"""What stands in a gap between two words, for the model a word like others."""


def split(text: str) -> list[tuple[int, str]]:
    """Words, numbers, marks and paragraph breaks of a text, each with the offset where it begins."""
    return [(match.start(), match.group()) for match in _WORD.finditer(text)]


def _bucket(word: str) -> int:
    """The number that unknown words with the same three last letters share."""
    value = 0
    for letter in word[-3:]:
        value = (value * 31 + ord(letter)) & 0xFFFFFF
    return OUTSIDE + 6 + value % BUCKETS


def _number(word: str) -> int:
    if len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20"):
        return YEAR
    if len(word) == 1:
        return DIGIT
    return DECIMAL if "." in word else OTHER_NUMBER


class Numbering(dict[str, int]):
    """From a word to eight times its number plus its shape; filled as words are met."""

    def __init__(self, words: Iterable[str]) -> None:
        super().__init__()
        self.numbers = {word: FIRST_WORD + index for index, word in enumerate(words)}

    def __missing__(self, word: str) -> int:
        number, shape = self._read(word)
        code = number * 8 + shape
        if len(self) < 500_000:
            self[word] = code
        return code

    def _read(self, word: str) -> tuple[int, int]:
        first = word[0]
        if first == "\n":
            return PARAGRAPH, BREAK
        if first.isdigit():
            return _number(word), NUMBER
        if not first.isalpha():
            return self.numbers.get(word, OUTSIDE), MARK
        lower = word.lower().replace("’", "'")
        shape = LOWER if first.islower() else CAPS if len(word) > 1 and word.isupper() else CAPITAL
        number = self.numbers.get(lower)
        if number is None and lower.endswith(("'s", "s'")):
            lower = lower[:-2] if lower.endswith("'s") else lower[:-1]
            shape, number = POSSESSIVE, self.numbers.get(lower)
        return (number if number is not None else _bucket(lower)), shape


def encode(
    words: Sequence[Any] | NDArray[Any], numbering: Mapping[Any, int] | NDArray[np.int32], stops: NDArray[Any]
) -> Codes:
    """One code a word; capitals that only open a sentence get a shape of their own."""
    if isinstance(numbering, np.ndarray):
        codes = numbering[words]
    else:
        codes = np.fromiter(map(numbering.__getitem__, words), np.int32, len(words))
    before = np.full_like(codes, PARAGRAPH * 8 + BREAK)
    before[1:] = codes[:-1]
    opening = ((codes & 7) == CAPITAL) & np.isin(before >> 3, stops)
    codes[opening] += STARTING - CAPITAL
    return codes


def gaps(codes: Codes) -> NDArray[np.bool_]:
    """For each word whether a small word may be missing before it: between two words that are known, and no name."""
    shapes, numbers = codes & 7, codes >> 3
    known = (shapes != MARK) & (shapes != BREAK) & ((numbers >= FIRST_WORD) | (numbers < OUTSIDE + 6))
    capital = (shapes == CAPITAL) | (shapes == CAPS)
    gap: NDArray[np.bool_] = known.copy()
    gap[0] = False
    gap[1:] &= known[:-1] & ~(capital[1:] & capital[:-1])
    return gap


def windows(codes: Codes, gaps: bool = False) -> Codes:
    """The codes at -4 … -1 and 1 … 4 of every word, or around the gap before it; 0 beyond the paragraph."""
    breaks = (codes >> 3) == PARAGRAPH
    paragraph = np.cumsum(breaks) + 1
    padded = np.zeros(len(codes) + 2 * REACH, np.int32)
    padded[REACH:-REACH] = np.where(breaks, 0, codes)
    number = np.zeros(len(padded), paragraph.dtype)
    number[REACH:-REACH] = paragraph
    columns = []
    for shift in range(-REACH, REACH) if gaps else (*range(-REACH, 0), *range(1, REACH + 1)):
        there = slice(REACH + shift, REACH + shift + len(codes))
        columns.append(np.where(number[there] == paragraph, padded[there], 0))
    return np.stack(columns, axis=1)
