"""Sentences that were said before, and neighbours among them joined to passages.

Takes words and the word ranges of sentences and blocks, returns word positions.
"""

import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import LCSseq

from checks.lexicon.copies import GAP, SHINGLE, Copy, Numbers, copies, numbered

Range = tuple[int, int]
ALIKE = 0.55
"""The share of its words, in order, that a sentence must find again."""
CANDIDATES = 4
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

    A sentence starts behind a speaker's label. Words in `hidden` ranges are no copy of anything.
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
        return list(_joined(self, _matches(self)))

    @cached_property
    def returns(self) -> Counter[int]:
        """How often a single sentence comes again, by the first word of its first copy."""
        return Counter(passage.twin[0] for passage in self.passages if passage.count == 1)

    @cached_property
    def openings(self) -> Counter[tuple[str, ...]]:
        """How many different sentences open with the same words."""
        sentences = {tuple(self.words[start:end]) for start, end in self.sentences}
        return Counter(words[:OPENING] for words in sentences if len(words) >= OPENING)


@dataclass(frozen=True, slots=True)
class _Match:
    """A sentence and where its words stood before; `shared` of them come again in the same order."""

    sentence: int
    twin: Range
    shared: int


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


def _matches(reading: Reading) -> dict[int, list[_Match]]:
    matches: dict[int, list[_Match]] = {}
    words, sentences, index = reading.numbers.tolist(), reading.sentences, 0
    for copy in reading.copies:
        while index < len(sentences) and sentences[index][1] <= copy.start:
            index += 1
        at = index
        while at < len(sentences) and sentences[at][0] < copy.end:
            match = _match(words, at, sentences[at], copy)
            if match and len(matches.setdefault(at, [])) < CANDIDATES:
                matches[at].append(match)
            at += 1
    return matches


def _match(words: list[int], index: int, sentence: Range, copy: Copy) -> _Match | None:
    start, end = sentence
    inside = copy.within(start, end)
    size, matched = end - start, sum(length for _, _, length in inside)
    if matched < max(min(SHINGLE, size), size / 4, 1):
        return None
    later, earlier, _ = inside[0]
    twin_start = earlier - later + start
    later, earlier, _ = inside[-1]
    twin_end = earlier - later + end
    slack = 1 + size // 6
    window = words[max(twin_start - slack, 0) : min(twin_end + slack, start)]
    shared = LCSseq.similarity(words[start:end], window)
    if shared < ALIKE * size:
        return None
    return _Match(index, (max(twin_start, 0), max(min(twin_end, start), twin_start, 0)), shared)


def _joined(reading: Reading, matches: dict[int, list[_Match]]) -> Iterator[Passage]:
    chain: list[_Match] = []
    for index in sorted(matches):
        following = _following(chain, matches[index], reading.sentences) if chain else None
        if following is None:
            if chain:
                yield _passage(reading, chain)
            chain = [max(matches[index], key=_closeness)]
        else:
            chain.append(following)
    if chain:
        yield _passage(reading, chain)


def _closeness(match: _Match) -> tuple[int, int, int]:
    """The most shared words first, then the shortest and the first twin."""
    start, end = match.twin
    return match.shared, start - end, -start


def _following(chain: Sequence[_Match], candidates: Iterable[_Match], sentences: Sequence[Range]) -> _Match | None:
    """The candidate that goes on where the chain ends, on both sides; one short sentence may be left out between."""
    last = chain[-1]
    going = [
        match
        for match in candidates
        if (skipped := sentences[match.sentence][0] - sentences[last.sentence][1]) <= GAP
        and abs(match.twin[0] - last.twin[1] - skipped) <= GAP
        and match.sentence - last.sentence <= 2
    ]
    return max(going, key=_closeness, default=None)


def _passage(reading: Reading, chain: Sequence[_Match]) -> Passage:
    first, last = chain[0].sentence, chain[-1].sentence
    twin = (chain[0].twin[0], max(match.twin[1] for match in chain))
    return Passage(reading, first, last, twin, sum(match.shared for match in chain))
