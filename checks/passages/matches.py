"""Sentences most of whose words stood before, and which of them follow each other as their twins do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from checks.passages.copies import GAP, SHINGLE, Copy

Range = tuple[int, int]
ALIKE = 0.55
"""The share of its words, in order, that a sentence must find again."""
CANDIDATES = 4


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence and where its words stood before; `shared` of them come again in the same order."""

    sentence: int
    twin: Range
    shared: int


def sentence_matches(words: list[int], sentences: Sequence[Range], copies: Iterable[Copy]) -> dict[int, list[Match]]:
    """By the number of the sentence, where most of its words stood before, in order; `copies` are of `words`."""
    matches: dict[int, list[Match]] = {}
    index = 0
    for copy in copies:
        while index < len(sentences) and sentences[index][1] <= copy.start:
            index += 1
        at = index
        while at < len(sentences) and sentences[at][0] < copy.end:
            match = _match(words, at, sentences[at], copy)
            if match and len(matches.setdefault(at, [])) < CANDIDATES:
                matches[at].append(match)
            at += 1
    return matches


def _match(words: list[int], index: int, sentence: Range, copy: Copy) -> Match | None:
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
    return Match(index, (max(twin_start, 0), max(min(twin_end, start), twin_start, 0)), shared)


def chained(matches: dict[int, list[Match]], sentences: Sequence[Range]) -> Iterator[list[Match]]:
    """Neighbours whose twins are neighbours too, in order."""
    chain: list[Match] = []
    for index in sorted(matches):
        following = _following(chain, matches[index], sentences) if chain else None
        if following is not None:
            chain.append(following)
            continue
        if chain:
            yield chain
        chain = [max(matches[index], key=_closeness)]
    if chain:
        yield chain


def _closeness(match: Match) -> tuple[int, int, int]:
    """The most shared words first, then the shortest and the first twin."""
    start, end = match.twin
    return match.shared, start - end, -start


def _following(chain: Sequence[Match], candidates: Iterable[Match], sentences: Sequence[Range]) -> Match | None:
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
