"""What the trees learn from: alarms in text as it is, and in text where words stand in each other's place."""

from typing import NamedTuple

import numpy as np

from checks.models.real_words.evidence import Alarms, features
from checks.models.real_words.model import KINDS, Model
from checks.models.real_words.tokens import gaps
from training.arrays import Floats, Ints
from training.real_words.tables import ROWS
from training.real_words.text import Text

RATE = {
    "common": 1.0,
    "listed": 0.12,
    "homophone": 0.3,
    "slip": 0.08,
    "substitution": 0.02,
    "form": 0.08,
    "small": 0.03,
}
"""How often a writer puts the other word, beside the common confusions."""
MISSING = 5
"""A small word is so many times as often lost as put in."""
SHARE, LEAST_SHARE = 0.06, 0.004
"""Of the places of a word, how many are seen with a common confusion; and the fewest with any other word."""
GAP_SHARE = 0.008


class Rows(NamedTuple):
    """Features of alarms, where they are in the text, and how much each weighs."""

    features: Floats
    places: Ints
    weights: Ints


def observed(model: Model, text: Text) -> Rows:
    """The alarms in the text as it is."""
    known = model.familiar.beside(text.codes >> 3)
    words = np.flatnonzero((text.targets >= 0) & ~(known[:-1] & known[1:]))
    between = np.flatnonzero(gaps(text.codes) & ~known[:-1]) + len(text.codes)
    rows, found = [], []
    for gap, places in ((False, words), (True, between)):
        for at in range(0, len(places), ROWS):
            here = places[at : at + ROWS]
            vectors = model.wanted(text.around(here), text.shapes(here))
            alarms = model.alarms(here % len(text.codes), vectors, text.wanted(here))
            rows.append(features(model, text.codes, text.targets, alarms, gap))
            found.append(alarms.places)
    places = np.concatenate(found)
    return Rows(np.concatenate(rows), places, np.ones(len(places)))


class Draw(NamedTuple):
    """How likely each pair of the graph is drawn at a place of its first word, and what it weighs when it is."""

    shares: Floats
    weights: Ints
    by_word: Ints
    before: Ints

    @classmethod
    def of(cls, model: Model) -> "Draw":
        """By the rates of the kinds; what is rarer than LEAST_SHARE is drawn more often and weighs less."""
        rate = np.array([RATE[kind] for kind in KINDS]) * SHARE
        lost = np.where(model.members == model.nothing, MISSING, 1)
        rates = rate[model.kinds] * lost
        shares = np.maximum(rate, LEAST_SHARE)[model.kinds] * lost
        shares[model.start[:-1]] = 0
        by_word = np.add.reduceat(shares, model.start[:-1])
        before = np.concatenate([[0], np.cumsum(shares)])[model.start[:-1]]
        return cls(shares, rates / np.maximum(shares, 1e-9), by_word, before)

    def places(self, model: Model, text: Text, draw: np.random.Generator) -> tuple[Ints, Ints]:
        """Places, and the pairs of the graph whose second word is put there."""
        places = text.all_places()
        wanted = text.wanted(places)
        chosen = draw.random(len(places)) < np.where(wanted == model.nothing, GAP_SHARE, self.by_word[wanted])
        places, wanted = places[chosen], wanted[chosen]
        drawn = self.before[wanted] + draw.random(len(places)) * self.by_word[wanted] * 0.999999
        return places, np.searchsorted(np.cumsum(self.shares), drawn, side="right")


def injected(model: Model, text: Text, seed: int = 5) -> Rows:
    """The alarms where words stand in each other's place."""
    draw = Draw.of(model)
    places, pairs = draw.places(model, text, np.random.default_rng(seed))
    parts = []
    for gap in (False, True):
        which = np.flatnonzero((places >= len(text.codes)) == gap)
        for at in range(0, len(which), ROWS):
            now = which[at : at + ROWS]
            alarms, index = _alarms(model, text, places[now], model.members[pairs[now]], gap)
            wrong = model.members[pairs[now]][index]
            rows = features(model, text.codes, text.targets, alarms, gap, wrong)
            parts.append(Rows(rows, alarms.places, draw.weights[pairs[now]][index]))
    return Rows(*map(np.concatenate, zip(*parts, strict=True)))


def _alarms(model: Model, text: Text, places: Ints, wrong: Ints, gap: bool) -> tuple[Alarms, Ints]:
    """The alarms at places with a wrong word, by their places in the text, and which of the places each is at."""
    ids, at_word = text.codes >> 3, places % len(text.codes)
    left, right = ids[at_word - 1], ids[np.minimum(at_word + (not gap), len(ids) - 1)]
    middle = model.ids[wrong]
    usual = model.familiar(left, middle) & model.familiar(middle, right)
    usual = np.where(wrong == model.nothing, model.familiar(left, right), usual)
    vectors = model.wanted(text.around(places), text.shapes(places))
    alarms = model.alarms(np.flatnonzero(~usual), vectors[~usual], wrong[~usual])
    return alarms._replace(places=at_word[alarms.places]), alarms.places
