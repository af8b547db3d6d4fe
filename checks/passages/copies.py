"""Where a text says the same thing twice: an index of three-word runs, chained into copied stretches.

Takes words and returns word positions. Sorting does the work, so ten thousand equal lines cost no more than others.
"""

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

SHINGLE = 3
"""Words of a run that is looked up; with a quarter of its words changed a copy keeps several."""
GAP = 12
"""So many words may be changed, dropped or added between two runs of one copy."""
COMMON = 4
"""A run of three words that stands more often than this is no evidence alone."""
_BITS = 21


@dataclass(slots=True)
class Copy:
    """A later stretch of words and its earlier twin, both half-open, and how many words the runs between them share.

    `runs` are (later, earlier, length), in order, alike word for word.
    """

    start: int
    twin_start: int
    end: int
    twin_end: int
    matched: int = 0
    runs: list[tuple[int, int, int]] = field(default_factory=list)

    def add(self, later: int, earlier: int, length: int) -> None:
        """Goes on with a run, or with what of it lies after the end on both sides."""
        over = max(self.end - later, self.twin_end - earlier, 0)
        self.end, self.twin_end = later + length, earlier + length
        self.matched += length - over
        self.runs.append((later + over, earlier + over, length - over))

    def within(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """The parts of the runs that lie between two words of the later copy."""
        at = max(bisect.bisect_left(self.runs, (start, 0, 0)) - 1, 0)
        parts = []
        while at < len(self.runs) and self.runs[at][0] < end:
            later, earlier, length = self.runs[at]
            cut = max(start - later, 0)
            if length > cut:
                parts.append((later + cut, earlier + cut, min(length, end - later) - cut))
            at += 1
        return parts


def numbered(words: Iterable[str]) -> Numbers:
    """One number a word, the same for the same word whatever its case."""
    known: dict[str, int] = {}
    numbers: list[int] = []
    for word in words:
        number = known.get(word)
        if number is None:
            number = known[word] = known.setdefault(word.lower(), len(known))
        numbers.append(number)
    return np.array(numbers, np.int64)


def copies(numbers: Numbers, least: int = 4) -> list[Copy]:
    """Stretches of at least `least` matched words that occurred before, in the order of the later one."""
    if len(numbers) < 2 * SHINGLE:
        return []
    return [copy for copy in _chained(_runs(numbers)) if copy.matched >= least]


def _occurrences(numbers: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """For every three-word run its previous and its first occurrence, -1 where there is none, and its count."""
    clipped = numbers & ((1 << _BITS) - 1)
    keys = (clipped[:-2] << 2 * _BITS) | (clipped[1:-1] << _BITS) | clipped[2:]
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    opens = np.ones(len(keys), bool)
    opens[1:] = ranked[1:] != ranked[:-1]
    groups = np.cumsum(opens) - 1
    firsts = order[np.flatnonzero(opens)][groups]
    previous, first = np.full(len(keys), -1), np.full(len(keys), -1)
    counts = np.empty(len(keys), np.int64)
    counts[order] = np.bincount(groups)[groups]
    previous[order[1:]] = np.where(opens[1:], -1, order[:-1])
    first[order] = np.where(opens, -1, firsts)
    return previous, first, counts


def _runs(numbers: Numbers) -> list[tuple[int, int, int]]:
    """Maximal runs (later, earlier, length in words), sorted; a short run met all over the text says nothing."""
    previous, first, counts = _occurrences(numbers)
    runs: set[tuple[int, int, int]] = set()
    for twins in (previous, first):
        later = np.flatnonzero(twins >= 0)
        if not len(later):
            continue
        earlier = twins[later]
        breaks = np.flatnonzero((np.diff(later) != 1) | (np.diff(earlier) != 1)) + 1
        starts = np.concatenate(([0], breaks))
        lengths = np.diff(np.concatenate((starts, [len(later)]))) + SHINGLE - 1
        telling = (lengths > SHINGLE + 1) | (np.minimum.reduceat(counts[later], starts) <= COMMON)
        starts = starts[telling]
        runs.update(zip(later[starts].tolist(), earlier[starts].tolist(), lengths[telling].tolist(), strict=True))
    return sorted(runs)


def _chained(runs: Iterable[tuple[int, int, int]]) -> list[Copy]:
    """Runs joined where both sides go on within GAP words."""
    going: list[Copy] = []
    done: list[Copy] = []
    for later, earlier, length in runs:
        if any(later - copy.end > GAP for copy in going):
            done.extend(copy for copy in going if later - copy.end > GAP)
            going = [copy for copy in going if later - copy.end <= GAP]
        best, least = None, GAP + 1
        for copy in going:
            shift = _shift(later - copy.end, earlier - copy.twin_end, length)
            if shift < least:
                best, least = copy, shift
        if best is None:
            best = Copy(later, earlier, later, earlier)
            going.append(best)
        best.add(later, earlier, length)
    return sorted(done + going, key=lambda copy: (copy.start, copy.twin_start))


def _shift(ahead: int, twin_ahead: int, length: int) -> int:
    """How far a run lies from a copy's diagonal; beyond GAP where it does not go on from the copy's end."""
    if twin_ahead > GAP or min(ahead, twin_ahead) <= -length or min(ahead, twin_ahead) < -SHINGLE:
        return GAP + 1
    return abs(ahead - twin_ahead)
