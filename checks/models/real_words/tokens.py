"""Words as the model of real-word errors reads them: split, numbered and classed by shape."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

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
MOST_STRETCHES, LONGEST_STRETCH = 200_000, 60
"""How many stretches are remembered, and how long they may be."""
NOTHING = "∅"
"""What fills a gap between two words; to the model it is a word like others."""


def split(text: str) -> list[tuple[int, str]]:
    """Words, numbers, marks and paragraph breaks of a text, each with the offset where it begins."""
    return [(match.start(), match.group()) for match in _WORD.finditer(text)]


class Stretches(dict[str, tuple[int, ...]]):
    """From a stretch without spaces to the numbers of its words and marks; filled as stretches are met."""

    def __init__(self, number: Callable[[str], int]) -> None:
        super().__init__()
        self.number = number

    def __missing__(self, stretch: str) -> tuple[int, ...]:
        numbers = tuple(map(self.number, _WORD.findall(stretch)))
        if len(self) < MOST_STRETCHES and len(stretch) < LONGEST_STRETCH:
            self[stretch] = numbers
        return numbers


@lru_cache(maxsize=8)
def _pieces(text: str, start: int) -> list[re.Match[str]]:
    """The pieces of the line that begins at `start`; kept, for an endless line may have thousands of doubts."""
    end = text.find("\n", start)
    return list(_WORD.finditer(text, start, end if end >= 0 else len(text)))


class Numbered(NamedTuple):
    """A text in numbers, one for each piece that `split` finds; `starts` has for each line its first piece and offset.

    Most stretches between two spaces have been met before, so that looking them up is far quicker than a pattern.
    """

    text: str
    numbers: NDArray[np.int64]
    starts: list[tuple[int, int]]

    def piece(self, index: int) -> re.Match[str]:
        """The piece of that index."""
        first, offset = self.starts[bisect_right(self.starts, index, key=lambda start: start[0]) - 1]
        return _pieces(self.text, offset)[index - first]


def numbered(text: str, stretches: Stretches) -> Numbered:
    """The pieces of the text as numbers. Further empty lines make no second break."""
    numbers: list[int] = []
    starts: list[tuple[int, int]] = []
    ends: tuple[int, ...] = ()
    offset = 0
    for line in text.split("\n"):
        numbers += ends
        starts.append((len(numbers), offset))
        words = line.split()
        numbers += chain.from_iterable(map(stretches.__getitem__, words))
        ends = stretches["\n"] if words or not offset else ()
        offset += len(line) + 1
    return Numbered(text, np.array(numbers, np.int64), starts)


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
    """One code for each word; capitals that only open a sentence get a shape of their own."""
    if isinstance(numbering, np.ndarray):
        return opened(numbering[words], stops)
    return opened(np.fromiter(map(numbering.__getitem__, words), np.int32, len(words)), stops)


def opened(codes: Codes, stops: NDArray[Any]) -> Codes:
    """The codes, capitals that only open a sentence with a shape of their own; the array is changed."""
    before = np.full_like(codes, PARAGRAPH * 8 + BREAK)
    before[1:] = codes[:-1]
    opening = ((codes & 7) == CAPITAL) & np.isin(before >> 3, stops)
    codes[opening] += STARTING - CAPITAL
    return codes


def gaps(codes: Codes) -> NDArray[np.bool_]:
    """For each word whether a function word may be missing before it: between two known words that are no name."""
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
