"""What the article itself says about the capital of a word."""

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from checks.models.casing.search import SEARCH
from checks.models.casing.tokens import (
    BREAK,
    CAPITAL,
    CAPITAL_S,
    CAPS,
    LOWER,
    LOWER_S,
    STARTING,
    Ints,
    Pieces,
    opens_sentence,
)
from checks.models.casing.words import DETERMINER, OF, Flags, Floats, Words

Kind = TypeVar("Kind", bound=np.generic)


@dataclass(frozen=True)
class Scene:
    """A text, its classes as they are taken to be (those of `pieces` are as it stands), and the pieces in question."""

    pieces: Pieces
    words: Words
    classes: Ints
    candidates: Ints


def capital(classes: Ints) -> Flags:
    """Capitalised for its own sake."""
    raised: Flags = (classes == CAPITAL) | (classes == CAPITAL_S)
    return raised


def small(classes: Ints) -> Flags:
    """In lower case."""
    low: Flags = (classes == LOWER) | (classes == LOWER_S)
    return low


def lifted(classes: Ints, at: Ints) -> Ints:
    """The classes with the pieces at `at` taken as capitalised."""
    risen = classes.copy()
    risen[at] = np.where(classes[at] == LOWER_S, CAPITAL_S, CAPITAL)
    return risen


def shifted(values: NDArray[Kind], by: int, fill: float) -> NDArray[Kind]:
    """Values of the piece `by` places away, `fill` beyond the text's ends."""
    result = np.full_like(values, fill)
    if by > 0:
        result[:-by] = values[by:]
    else:
        result[-by:] = values[:by]
    return result


class Counts:
    """The article's own evidence about its words and pairs of words."""

    def __init__(self, scene: Scene) -> None:
        classes, of = scene.pieces.classes, scene.words.of
        self.size = scene.words.size
        upper = capital(classes)
        before, after = shifted(classes, -1, BREAK), shifted(classes, 1, BREAK)
        raised_before = capital(before) | (before == CAPS) | (before == STARTING)
        raised_after = capital(after) | (after == CAPS)
        role = scene.words.role[of]
        free = (shifted(role, -1, 0) != DETERMINER) & (shifted(role, 1, 0) != OF)
        self.of, self.upper_flags, self.lower_flags = of, upper, small(classes)
        self.upper, self.lower = self._count(upper), self._count(self.lower_flags)
        self.solo = self._count(upper & ~raised_before & ~raised_after & free)
        self.starting, self.caps = self._count(classes == STARTING), self._count(classes == CAPS)
        self.first, self.last = self._count(upper & raised_after & ~raised_before), self._count(upper & raised_before)

    def _count(self, which: Flags) -> Floats:
        return np.bincount(self.of[which], minlength=self.size).astype(np.float32)

    def pairs(self, at: Ints, side: int) -> tuple[Floats, Floats]:
        """How often each word in question has a capital next to its neighbour, and how often it has none."""
        if not len(at):
            return np.zeros(0, np.float32), np.zeros(0, np.float32)
        keys = self.of.astype(np.int64) * self.size + shifted(self.of, side, 0)
        wanted, place = np.unique(keys[at], return_inverse=True)
        found = np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)
        same = wanted[found] == keys
        ups = np.bincount(found[same & self.upper_flags], minlength=len(wanted))
        downs = np.bincount(found[same & self.lower_flags], minlength=len(wanted))
        return ups[place].astype(np.float32), downs[place].astype(np.float32)


def run_lengths(raised: Flags, side: int) -> Floats:
    """How many capitalised words there are in a row on that side, three at most."""
    one = shifted(raised, side, False)
    two = one & shifted(raised, 2 * side, False)
    three = two & shifted(raised, 3 * side, False)
    return one.astype(np.float32) + two + three


def by_word(of: Ints, size: int, values: Floats) -> tuple[Floats, Floats, Floats]:
    """Smallest, mean and largest value for each word; 0 where a word has none."""
    smallest, largest = np.full(size, np.inf, np.float32), np.full(size, -np.inf, np.float32)
    np.minimum.at(smallest, of, values)
    np.maximum.at(largest, of, values)
    number = np.bincount(of, minlength=size)
    mean = np.bincount(of, weights=values, minlength=size) / np.maximum(number, 1)
    absent = number == 0
    smallest[absent] = largest[absent] = 0
    return smallest, mean.astype(np.float32), largest


def surroundings(scene: Scene, suspicion: Floats) -> list[Floats]:
    """Features of the paragraph and of the whole article."""
    classes, at, words = scene.classes, scene.candidates, scene.words
    content = ~words.function[words.of] & ((classes <= STARTING) | (classes == LOWER_S) | (classes == CAPITAL_S))
    raised = (capital(classes) | (classes == STARTING) | (classes == CAPS)) & content
    paragraph = np.cumsum(classes == BREAK)
    size = int(paragraph[-1]) + 1
    length = np.bincount(paragraph, minlength=size)
    high, all_of_it = np.bincount(paragraph[raised], minlength=size), np.bincount(paragraph[content], minlength=size)
    where = paragraph[at]
    doubtful = float((suspicion[at] > 0).sum())
    capitals = max(float(capital(classes).sum()), SEARCH.least_capitals)
    ones = np.ones(len(at), np.float32)
    return [
        (high / np.maximum(all_of_it, 1))[where].astype(np.float32),
        np.minimum(length[where], 60).astype(np.float32),
        ones * np.float32(doubtful / (doubtful + capitals)),
        ones * np.float32(capitals / max(len(classes), SEARCH.least_pieces)),
        (classes[at] == LOWER_S).astype(np.float32),
    ]


def questionable(pieces: Pieces, words: Words, text: str) -> Ints:
    """Lower-case words in mid-sentence whose capital is conceivable at all."""
    uppers = np.bincount(words.of[capital(pieces.classes)], minlength=words.size)
    conceivable = (words.odds[:, 0] > SEARCH.inconceivable) | (uppers > 0)
    conceivable &= ~words.function & (words.length > 1)
    found = np.flatnonzero(small(pieces.classes) & conceivable[words.of] & ~opens_sentence(pieces))
    return np.array(found[_in_prose(text, pieces.starts[found], pieces.ends[found])], np.int32)


def _table(letters: str, digits: bool) -> Flags:
    table = np.zeros(0x10000, bool)
    table[[ord(letter) for letter in letters]] = True
    table[ord("0") : ord("9") + 1] = digits
    return table


_ENDS_WORD = np.zeros(0x10000, bool)
_ENDS_WORD[:0x80] = [not chr(code).isalnum() for code in range(0x80)]
_ENDS_WORD[0x2000:0x2070] = _ENDS_WORD[0xFFFC] = True
_BARS_BEFORE, _BARS_AFTER = _table("@#./\\_~=&\ufffc", True), _table("@\\_=\ufffc", True)


def _in_prose(text: str, starts: Ints, ends: Ints) -> Flags:
    """False in addresses, handles, file names and beside digits."""
    letters = np.frombuffer(f" {text}  ".encode("utf-32-le", "surrogatepass"), np.uint32)
    letters = np.minimum(letters, 0xFFFF)
    after, second = letters[ends + 1], letters[ends + 2]
    dotted = (after == ord(".")) & ~_ENDS_WORD[second]
    inside: Flags = ~(_BARS_BEFORE[letters[starts]] | _BARS_AFTER[after] | dotted)
    return inside
