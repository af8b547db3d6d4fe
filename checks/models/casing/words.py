"""What is known of a text's words before it is read: dictionary, lists of names, and counts in a large corpus."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from checks.language import words as dictionary
from checks.language.names import census_names, current_name, current_names
from checks.models.casing.search import SEARCH
from checks.models.casing.tokens import BUCKETS, FIRST_WORD, LOWER, LOWER_S, NEW, Ints, Numbering, Pieces, base

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Arrays = dict[str, NDArray[np.generic]]

DETERMINER, OF, AND = 1, 2, 3
UNKNOWN_ENTRY, ONLY_CAPITAL_ENTRY = 2, 3
NO_SLIP, NEAR_SLIP, KNOWN_SLIP = 0.0, 1.0, 2.0
ODDS_STEPS, ZIPF_STEPS, LONGEST = 12, 20, 15


@dataclass(frozen=True)
class Words:
    """What is known of the distinct words of a text: one entry for each word; `of` leads from a piece to its word.

    `odds` holds logarithms of the odds of a capital in the corpus: at all, without a capital beside it, with one before
    it, with one after it, and the logarithm of the count; `entry` the dictionary's view (0 lower case, 1 both, 2
    unknown, 3 only capital); `slip` whether it looks like a misspelling (0 no, 1 near a common word, 2 a known one).
    """

    of: Ints
    number: Ints
    row: Ints
    ending: Ints
    odds: Floats
    entry: Floats
    listed: Floats
    census: Floats
    slip: Floats
    zipf: Floats
    function: Flags
    role: Ints
    length: Floats

    @property
    def size(self) -> int:
        """How many distinct words there are."""
        return len(self.row)


def entry_of(word: str) -> int:
    """The dictionary's view of a word that the corpus does not hold: 0 lower case, 2 unknown, 3 only with a capital."""
    if dictionary.only_capital(word) is not None:
        return ONLY_CAPITAL_ENTRY
    return 0 if dictionary.is_word(word) else UNKNOWN_ENTRY


@lru_cache(20_000)
def slip_of(word: str) -> float:
    """Whether a word that no dictionary has is a known misspelling (2), one slip from a common word (1), or not (0)."""
    if dictionary.correction(word):
        return KNOWN_SLIP
    if len(word) < 5:
        return NO_SLIP
    return NEAR_SLIP if any(dictionary.frequency(other) > SEARCH.common for other in dictionary.near(word)) else NO_SLIP


class Lore:
    """The tables about words, as trained, by word number."""

    def __init__(self, arrays: Arrays) -> None:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        self.numbering = Numbering(words)
        self.size, self.limit = FIRST_WORD + len(words), int(arrays["limit"])
        self.odds = arrays["odds"].astype(np.float32) * np.float32(1 / ODDS_STEPS)
        self.zipf = arrays["zipf"].astype(np.float32) * np.float32(1 / ZIPF_STEPS)
        self.entry, self.slip = arrays["entry"].astype(np.float32), arrays["slip"].astype(np.float32)
        self.census, self.function = arrays["census"].astype(np.float32), arrays["function"].astype(bool)
        self.role, self.row = arrays["role"].astype(np.int32), arrays["row"].astype(np.int32)
        self.ending = arrays["ending"].astype(np.int32)
        self.length = arrays["length"].astype(np.float32)
        self.listed = np.zeros(self.size, np.float32)
        self.listed[[self.numbering.numbers[name] for name in current_names() if name in self.numbering.numbers]] = 1

    def words(self, strings: list[str], pieces: Pieces) -> Words:
        """What is known of the text's distinct words."""
        distinct, first, of = np.unique(pieces.words, return_index=True, return_inverse=True)
        new = distinct >= NEW
        number = np.where(new, 0, distinct).astype(np.int32)
        ending = np.where(new, distinct & (BUCKETS - 1), self.ending[number]).astype(np.int32)
        low = np.zeros(len(distinct), bool)
        low[of[(pieces.classes == LOWER) | (pieces.classes == LOWER_S)]] = True
        words = Words(
            of=of.astype(np.int32),
            number=number,
            row=np.where(new, self.limit + ending, self.row[number]).astype(np.int32),
            ending=ending,
            odds=self.odds[number],
            entry=np.where(new, np.float32(UNKNOWN_ENTRY), self.entry[number]),
            listed=self.listed[number],
            census=self.census[number],
            slip=self.slip[number],
            zipf=self.zipf[number],
            function=self.function[number],
            role=self.role[number],
            length=self.length[number],
        )
        for place in np.flatnonzero(new & low):
            _look_up(words, int(place), base(strings[first[place]]))
        return words


def _look_up(words: Words, place: int, word: str) -> None:
    """Fills in what the lists say of a word that the corpus does not hold."""
    words.entry[place], words.listed[place] = entry_of(word), current_name(word)
    words.census[place] = word in census_names()
    words.slip[place] = slip_of(word) if words.entry[place] == UNKNOWN_ENTRY else NO_SLIP
    words.zipf[place], words.length[place] = dictionary.frequency(word), min(len(word), LONGEST)
