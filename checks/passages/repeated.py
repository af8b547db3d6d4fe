"""Sentences that were said before, and neighbours among them joined to passages.

Takes words and the word ranges of sentences and blocks, returns word positions.
"""

import bisect
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from checks.passages.copies import SHINGLE, Copy, Numbers, copies, numbered
from checks.passages.matches import Match, Range, chained, sentence_matches

OPENING = 6
"""So many words that open three different sentences are a refrain with variations."""
PENALTY = 2
"""So many shared words another name or number outweighs."""
_COUNTS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred first second third fourth fifth "
    "sixth seventh eighth ninth tenth final last".split()
)


@dataclass(frozen=True)
class Reading:
    """The words of an article, and the half-open word ranges of its sentences and blocks, ascending.

    A sentence starts after a speaker's label. Words in `hidden` ranges are no copy of anything.
    """

    words: Sequence[str]
    sentences: Sequence[Range]
    blocks: Sequence[Range]
    hidden: Sequence[Range] = ()

    @cached_property
    def numbers(self) -> Numbers:
        """One number a word; a hidden word has one of its own."""
        numbers = numbered(self.words)
        for start, end in self.hidden:
            numbers[start:end] = range(len(numbers) + start, len(numbers) + end)
        return numbers

    @cached_property
    def copies(self) -> list[Copy]:
        """Every stretch that occurred before."""
        return copies(self.numbers, least=SHINGLE)

    def block_of(self, word: int) -> int:
        """The number of the block that a word stands in, or of the last one before it."""
        return max(bisect.bisect_right(self.blocks, (word, len(self.words) + 1)) - 1, 0)

    @cached_property
    def passages(self) -> "list[Passage]":
        """The repeated passages, in order."""
        matches = sentence_matches(self.numbers.tolist(), self.sentences, self.copies)
        return [_passage(self, chain) for chain in chained(matches, self.sentences)]

    @cached_property
    def returns(self) -> Counter[int]:
        """How often a single sentence comes again, by the first word of its first copy."""
        return Counter(passage.twin[0] for passage in self.passages if passage.count == 1)

    @cached_property
    def openings(self) -> Counter[tuple[str, ...]]:
        """How many different sentences open with the same words."""
        sentences = {tuple(self.words[start:end]) for start, end in self.sentences}
        return Counter(words[:OPENING] for words in sentences if len(words) >= OPENING)


@dataclass(frozen=True)
class Passage:
    """Neighbouring sentences `first` … `last` (both included) of which `shared` words stood before, in `twin`."""

    reading: Reading
    first: int
    last: int
    twin: Range
    shared: int

    @cached_property
    def words(self) -> int:
        """How many words the later copy has."""
        return sum(end - start for start, end in self.reading.sentences[self.first : self.last + 1])

    @property
    def later(self) -> Range:
        """The words of the later copy."""
        sentences = self.reading.sentences
        return sentences[self.first][0], sentences[self.last][1]

    @property
    def varied(self) -> bool:
        """True for one sentence that takes up the opening of others and goes on in its own way."""
        opening = tuple(self.reading.words[self.later[0] : self.later[0] + OPENING])
        return self.count == 1 and self.shared < self.words and self.reading.openings[opening] > 2

    @property
    def count(self) -> int:
        """How many sentences the later copy has."""
        return self.last - self.first + 1

    @cached_property
    def place(self) -> int:
        """The number of the block that the later copy begins in."""
        return self.reading.block_of(self.later[0])

    @cached_property
    def twin_place(self) -> int:
        """The number of the block that the earlier copy begins in."""
        return self.reading.block_of(self.twin[0])

    @cached_property
    def whole(self) -> bool:
        """True where the later copy is all of its blocks, a speaker's label apart."""
        sentences, (start, end) = self.reading.sentences, self.later
        opening = self.first == 0 or sentences[self.first - 1][1] <= self.reading.blocks[self.place][0]
        return opening and end >= self.reading.blocks[self.reading.block_of(end - 1)][1] > start

    @cached_property
    def twin_whole(self) -> bool:
        """True where the earlier copy is all of its blocks, a label or a word apart."""
        start, end = self.twin
        opening = self.reading.blocks[self.twin_place][0]
        at = bisect.bisect_left(self.reading.sentences, (opening, 0))
        spoken = self.reading.sentences[at][0] if at < len(self.reading.sentences) else opening
        closing = self.reading.blocks[self.reading.block_of(end - 1)][1]
        return min(abs(start - opening), abs(start - spoken)) < 2 and closing - end < 2

    @cached_property
    def twin_words(self) -> int:
        """The words of the twin's sentences, of those that lie in it by half."""
        (start, end), sentences, words = self.twin, self.reading.sentences, 0
        at = max(bisect.bisect_right(sentences, (start, len(self.reading.words) + 1)) - 1, 0)
        while at < len(sentences) and sentences[at][0] < end:
            size = sentences[at][1] - sentences[at][0]
            inside = max(min(end, sentences[at][1]) - max(start, sentences[at][0]), 0)
            words += size if inside * 2 >= size else inside
            at += 1
        return words

    @cached_property
    def strange(self) -> int:
        """How many names and numbers of the later copy are not in the earlier: what makes it another statement."""
        known = {word.lower() for word in self.reading.words[max(self.twin[0] - 2, 0) : self.twin[1] + 2]}
        start, end = self.later
        return sum(_tells(word) and word.lower() not in known for word in self.reading.words[start + 1 : end])

    @property
    def held(self) -> float:
        """The share of the later copy's words that come again, 0–1."""
        return self.shared / self.words

    @property
    def likeness(self) -> float:
        """What both share of the longer, less what other names and numbers take from it."""
        return (self.shared - PENALTY * self.strange) / max(self.words, self.twin_words)

    @property
    def certain(self) -> bool:
        """True where so many words come again by a copy only: .03 false ones in 1,000 words of interviews."""
        words, likeness = self.words, self.likeness
        if self.strange >= self.count and self.held < 0.95:
            return False
        if self.whole and self.twin_whole:
            return words >= 5 and likeness >= (1 if words < 8 else 0.75 if words < 15 else 0.6)
        if words < 18:
            return words >= 10 and likeness >= (0.93 if words < 15 or not self.whole else 0.8)
        return likeness >= 0.7 or self.held >= 0.9


def _tells(word: str) -> bool:
    return word[0].isdigit() or word[0].isupper() or word in _COUNTS


def _passage(reading: Reading, chain: Sequence[Match]) -> Passage:
    first, last = chain[0].sentence, chain[-1].sentence
    twin = (chain[0].twin[0], max(match.twin[1] for match in chain))
    return Passage(reading, first, last, twin, sum(match.shared for match in chain))
