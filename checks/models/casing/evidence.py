"""The features of the casing trees: what the neighbours, the article and a large corpus say about a word's capital."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from checks.models.casing.article import Counts, Scene, by_word, capital, run_lengths, surroundings
from checks.models.casing.tokens import BREAK, CAPITAL_S, CAPS, COMMA, FIRST_WORD, HYPHEN, NUMBER, STARTING, Ints
from checks.models.casing.words import AND, DETERMINER, OF, Floats

NO_LOGIT = -9.0


@dataclass(frozen=True)
class Logits:
    """The network's opinions on the candidates: as the text stands, with suspicious neighbours raised, without looking
    at the word itself; the regression's, as it stands and raised; and the network's on the capitalised mentions of the
    candidates' words; and how the corpus writes the candidates beside the words next to them.
    """

    plain: Floats
    raised: Floats
    blind: Floats
    recalled: Floats
    recalled_raised: Floats
    mentions: Ints
    mention: Floats
    together: list[Floats]


def features(scene: Scene, logits: Logits) -> Floats:
    """One row for each candidate."""
    suspicion = np.full(len(scene.classes), NO_LOGIT, np.float32)
    suspicion[scene.candidates] = logits.raised
    columns = [
        *_opinions(logits),
        *_of_the_word(scene),
        *_in_the_article(scene, logits),
        *_neighbour(scene, suspicion, -1),
        *_neighbour(scene, suspicion, 1),
        *surroundings(scene, suspicion),
        *logits.together,
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _opinions(logits: Logits) -> list[Floats]:
    return [
        logits.plain,
        logits.raised,
        logits.blind,
        logits.recalled,
        logits.recalled_raised,
        logits.plain + logits.recalled,
        logits.raised + logits.recalled_raised,
    ]


def _of_the_word(scene: Scene) -> list[Floats]:
    """What the corpus and the lists say of the word alone."""
    words = scene.words
    who = words.of[scene.candidates]
    return [
        *words.odds[who].T,
        words.entry[who],
        words.listed[who],
        words.census[who],
        words.slip[who],
        words.zipf[who],
        words.length[who],
    ]


def _in_the_article(scene: Scene, logits: Logits) -> list[Floats]:
    """What the article's other mentions of the word say."""
    words, at = scene.words, scene.candidates
    of, who = words.of, words.of[scene.candidates]
    counts = Counts(scene)
    own = by_word(who, words.size, logits.plain)
    mention = by_word(of[logits.mentions], words.size, logits.mention)
    up, low = counts.upper[who], counts.lower[who]
    before, after = counts.pairs(at, -1), counts.pairs(at, 1)
    return [
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
        np.log1p(before[0]),
        np.log1p(after[0]),
        np.log1p(before[1] - 1),
        np.log1p(after[1] - 1),
    ]


def _neighbour(scene: Scene, suspicion: Floats, side: int) -> list[NDArray[np.generic]]:
    """Features of the next word on that side and of the one after it."""
    words, classes, at = scene.words, scene.classes, scene.candidates
    near = np.clip(at + side, 0, len(classes) - 1)
    word, shape = words.of[near], classes[near]
    upper = capital(shape)
    return [
        upper,
        shape == STARTING,
        shape == CAPS,
        shape == CAPITAL_S,
        (shape >= NUMBER) & (shape <= BREAK),
        words.function[word],
        *words.odds[word, :4].T,
        words.entry[word],
        words.census[word],
        words.zipf[word],
        suspicion[near],
        upper * -words.odds[word, 1],
        *_links(scene, suspicion, side),
        scene.pieces.words[near] == HYPHEN,
        shape == NUMBER,
        np.minimum(scene.pieces.words[near], FIRST_WORD),
    ]


def _links(scene: Scene, suspicion: Floats, side: int) -> list[NDArray[np.generic]]:
    """What the next word is a link to: an article, “of”, a list’s “and”, and the word after it."""
    words, classes, at = scene.words, scene.classes, scene.candidates
    near, far = (np.clip(at + side * step, 0, len(classes) - 1) for step in (1, 2))
    role = words.role[words.of[near]]
    raised = capital(classes) | (classes == CAPS)
    joins = (role == AND) | (scene.pieces.words[near] == COMMA)
    return [
        role == DETERMINER,
        role == OF,
        joins & raised[far],
        (role == OF) & raised[far],
        raised[far],
        suspicion[far],
        run_lengths(raised | (classes == STARTING), side)[at],
    ]
