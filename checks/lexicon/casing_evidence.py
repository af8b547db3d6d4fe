"""What the neighbours, the article and a large corpus say about the capital of a word: the features of the casing
trees."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checks.lexicon.casing_tokens import (
    BREAK,
    CAPITAL,
    CAPITAL_S,
    CAPS,
    COMMA,
    HYPHEN,
    LOWER,
    LOWER_S,
    STARTING,
    Ints,
    Pieces,
    after_opening,
    opens_sentence,
)

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]

REACH = 4
NO_LOGIT = -9.0
SUSPICIOUS = 1.0
LEAST_CAPITALS, LEAST_PIECES = 25, 300


@dataclass(frozen=True)
class Words:
    """What is known of the distinct words of a text: one entry a word, `of` leads from a piece to its word.

    `odds` holds logarithms of the odds of a capital in the corpus: at all, without and with a capital beside it,
    and the
    logarithm of the count; `entry` the dictionary's view (0 lower case, 1 both, 2 unknown, 3 only capital).
    """

    of: Ints
    row: Ints
    odds: Floats
    entry: Floats
    listed: Floats
    function: Flags
    role: Ints
    length: Floats


DETERMINER, OF, AND = 1, 2, 3


@dataclass
class Scene:
    """A text, its classes as they are taken to be (those of `pieces` are as it stands), and the pieces in question."""

    pieces: Pieces
    words: Words
    classes: Ints
    candidates: Ints


def capital(classes: Ints) -> Flags:
    """Capitalised for its own sake."""
    return (classes == CAPITAL) | (classes == CAPITAL_S)


def shifted(values: NDArray, by: int, fill: float) -> NDArray:
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
        size = len(scene.words.row)
        upper = capital(classes)
        before, after = shifted(classes, -1, BREAK), shifted(classes, 1, BREAK)
        raised_before = capital(before) | (before == CAPS) | (before == STARTING)
        raised_after = capital(after) | (after == CAPS)
        role = scene.words.role[of]
        solo = (
            upper & ~raised_before & ~raised_after & (shifted(role, -1, 0) != DETERMINER) & (shifted(role, 1, 0) != OF)
        )

        def count(which: Flags) -> Floats:
            return np.bincount(of[which], minlength=size).astype(np.float32)

        self.lower_flags = (classes == LOWER) | (classes == LOWER_S)
        self.upper, self.lower = count(upper), count(self.lower_flags)
        self.solo, self.starting, self.caps = count(solo), count(classes == STARTING), count(classes == CAPS)
        self.first, self.last = count(upper & raised_after & ~raised_before), count(upper & raised_before)
        self.pairs_before = self._pairs(of, size, -1, upper)
        self.pairs_after = self._pairs(of, size, 1, upper)

    def _pairs(self, of: Ints, size: int, side: int, upper: Flags) -> tuple[NDArray, Floats, Floats]:
        """For every pair of neighbours: how often the word in question is capitalised and how often not."""
        keys = of.astype(np.int64) * size + shifted(of, side, 0)
        distinct, inverse = np.unique(keys, return_inverse=True)
        ups = np.bincount(inverse[upper], minlength=len(distinct))[inverse]
        downs = np.bincount(inverse[self.lower_flags], minlength=len(distinct))[inverse]
        return keys, ups.astype(np.float32), downs.astype(np.float32)


def run_lengths(raised: Flags, side: int) -> Floats:
    """How many capitalised words stand in a row on that side, three at most."""
    one = shifted(raised, side, False)
    two = one & shifted(raised, 2 * side, False)
    three = two & shifted(raised, 3 * side, False)
    return one.astype(np.float32) + two + three


def by_word(of: Ints, size: int, values: Floats) -> tuple[Floats, Floats, Floats]:
    """Smallest, mean and largest value a word; 0 where a word has none."""
    smallest, largest = np.full(size, np.inf, np.float32), np.full(size, -np.inf, np.float32)
    np.minimum.at(smallest, of, values)
    np.maximum.at(largest, of, values)
    number = np.bincount(of, minlength=size)
    mean = np.bincount(of, weights=values, minlength=size) / np.maximum(number, 1)
    absent = number == 0
    smallest[absent] = largest[absent] = 0
    return smallest, mean.astype(np.float32), largest


@dataclass(frozen=True)
class Logits:
    """The network's opinions: on the candidates as the text stands, with suspicious neighbours raised, without
    looking at
    the word itself; and on the capitalised mentions of the candidates' words."""

    plain: Floats
    raised: Floats
    blind: Floats
    mentions: Ints
    mention: Floats


def features(scene: Scene, logits: Logits) -> Floats:
    """One row a candidate."""
    words, at = scene.words, scene.candidates
    of, size, who = words.of, len(words.row), words.of[at]
    counts = Counts(scene)
    suspicion = np.full(len(scene.classes), NO_LOGIT, np.float32)
    suspicion[at] = logits.raised
    own = by_word(who, size, logits.plain)
    mention = by_word(of[logits.mentions], size, logits.mention)
    up, low = counts.upper[who], counts.lower[who]
    columns: list[NDArray] = [
        logits.plain,
        logits.raised,
        logits.blind,
        *(words.odds[who, column] for column in range(4)),
        words.entry[who],
        words.listed[who],
        words.length[who],
        np.log1p(up),
        np.log1p(counts.solo[who]),
        np.log1p(counts.starting[who]),
        np.log1p(low - 1),
        np.log1p(counts.caps[who]),
        up / np.maximum(up + low, 1),
        np.log1p(counts.first[who]),
        np.log1p(counts.last[who]),
        mention[0][who],
        mention[1][who],
        own[1][who],
        own[2][who],
        *(np.log1p(pairs[1][at]) for pairs in (counts.pairs_before, counts.pairs_after)),
        *(np.log1p(pairs[2][at] - 1) for pairs in (counts.pairs_before, counts.pairs_after)),
        *_neighbours(scene, suspicion),
        *_surroundings(scene, suspicion),
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _neighbours(scene: Scene, suspicion: Floats) -> list[NDArray]:
    """Features of the two words on either side."""
    words, classes, at = scene.words, scene.classes, scene.candidates
    of, marks = words.of, scene.pieces.words
    columns: list[NDArray] = []
    upper = capital(classes)
    raised = upper | (classes == CAPS)
    role = words.role[of]
    for side in (-1, 1):
        near = np.clip(at + side, 0, len(classes) - 1)
        far = np.clip(at + 2 * side, 0, len(classes) - 1)
        word = of[near]
        joins = (role[near] == AND) | (marks[near] == COMMA)
        columns += [
            upper[near],
            classes[near] == STARTING,
            classes[near] == CAPS,
            classes[near] == CAPITAL_S,
            (classes[near] >= 4) & (classes[near] <= BREAK),
            words.function[word],
            words.odds[word, 0],
            words.odds[word, 1],
            words.entry[word],
            suspicion[near],
            upper[near] * -words.odds[word, 1],
            role[near] == DETERMINER,
            role[near] == OF,
            joins & raised[far],
            (role[near] == OF) & raised[far],
            raised[far],
            suspicion[far],
            run_lengths(raised | (classes == STARTING), side)[at],
            (marks[near] == HYPHEN),
        ]
    return columns


def _surroundings(scene: Scene, suspicion: Floats) -> list[NDArray]:
    """Features of the paragraph and of the whole article."""
    classes, at, words = scene.classes, scene.candidates, scene.words
    content = ~words.function[words.of] & ((classes <= STARTING) | (classes == LOWER_S) | (classes == CAPITAL_S))
    raised = (capital(classes) | (classes == STARTING) | (classes == CAPS)) & content
    paragraph = np.cumsum(classes == BREAK)
    size = int(paragraph[-1]) + 1
    length = np.bincount(paragraph, minlength=size)
    share = np.bincount(paragraph[raised], minlength=size) / np.maximum(
        np.bincount(paragraph[content], minlength=size), 1
    )
    where = paragraph[at]
    doubtful = float((suspicion[at] > 0).sum())
    capitals = max(float(capital(classes).sum()), LEAST_CAPITALS)
    everywhere = max(len(classes), LEAST_PIECES)
    ones = np.ones(len(at), np.float32)
    return [
        share[where],
        np.minimum(length[where], 60),
        ones * doubtful / (doubtful + capitals),
        ones * capitals / everywhere,
        classes[at] == LOWER_S,
    ]


def questionable(pieces: Pieces, words: Words, counts_upper: Floats, text: str) -> Ints:
    """Lower-case words in mid-sentence whose capital is conceivable at all."""
    of = words.of
    conceivable = (words.odds[:, 0] > -6.5) | (counts_upper > 0)
    conceivable &= ~words.function & (words.length > 1)
    lower = (pieces.classes == LOWER) | (pieces.classes == LOWER_S)
    found = np.flatnonzero(lower & conceivable[of] & ~opens_sentence(pieces))
    return np.array(
        [index for index in found if _is_word(text, int(pieces.starts[index]), int(pieces.ends[index]))], np.int32
    )


def _is_word(text: str, start: int, end: int) -> bool:
    """False in addresses, handles, file names and beside digits."""
    before, after = text[start - 1 : start], text[end : end + 2]
    if before and (before in "@#./\\_~=&\ufffc" or before.isdigit()):
        return False
    return not after or not (
        after[0] in "@\\_=\ufffc" or after[0].isdigit() or (after[0] == "." and after[1:].isalnum())
    )


__all__ = ["Logits", "Scene", "Words", "after_opening", "features", "questionable"]
