"""Names that lost their capitals, found by a small network, a hashed regression and boosted trees in numpy.

Network and regression read the words on either side; the trees weigh their opinions with what a corpus, the dictionary
and the article itself say. How all were trained, and on what: `training/README.md`.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from checks.language import words as dictionary
from checks.language.letter_case import raised
from checks.language.names import current_name, current_names
from checks.language.packed import arrays
from checks.models.casing.article import Scene, capital, lifted, questionable
from checks.models.casing.evidence import Logits, features
from checks.models.casing.network import REACH, Network, Regression
from checks.models.casing.pairs import Pairs
from checks.models.casing.search import SEARCH
from checks.models.casing.tokens import Pieces, base, encode
from checks.models.casing.words import ONLY_CAPITAL_ENTRY, Arrays, Flags, Floats, Lore, Words
from checks.models.trees import Trees


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that should very likely be written otherwise: where, as what, and how likely (0 to 1)."""

    start: int
    end: int
    replacement: str
    probability: float


class Model:
    """The tables about words, the network, the regression and the trees, as trained."""

    def __init__(self, arrays: Arrays) -> None:
        self.lore = Lore(arrays)
        self.network, self.regression = Network(arrays), Regression(arrays, self.lore.size)
        self.pairs = Pairs(arrays)
        self.trees = Trees(arrays) if "tree_feature" in arrays else None
        strings, pieces = encode("", self.lore.numbering)
        self._last = "", (strings, pieces, self.lore.words(strings, pieces))

    def read(self, text: str) -> tuple[list[str], Pieces, Words]:
        """The pieces of a text and what is known of its words; those of the last text are kept."""
        if self._last[0] != text:
            strings, pieces = encode(text, self.lore.numbering)
            self._last = text, (strings, pieces, self.lore.words(strings, pieces))
        return self._last[1]

    def scene(self, text: str) -> Scene:
        """The text, read, with every lower-case word whose capital is conceivable."""
        _, pieces, words = self.read(text)
        return Scene(pieces, words, pieces.classes, questionable(pieces, words, text))

    def opinions(self, scene: Scene) -> tuple[Scene, Logits]:
        """The trained opinions, and the scene without the candidates that nothing speaks for."""
        pieces, words, network = scene.pieces, scene.words, self.network
        inputs = network.inputs(pieces, words, scene.classes, scene.candidates)
        plain = network.logit(*inputs)
        keep = self._conceivable(scene, plain)
        at, plain = scene.candidates[keep], plain[keep]
        recalled = self.regression.logit(pieces, words, scene.classes, at)
        risen = lifted(scene.classes, at[plain > SEARCH.suspicious])
        rows, shapes = network.inputs(pieces, words, risen, at)
        moved = (shapes != inputs[1][keep]).any(axis=1)
        raised, recalled_raised = plain.copy(), recalled.copy()
        raised[moved] = network.logit(rows[moved], shapes[moved])
        recalled_raised[moved] = self.regression.logit(pieces, words, risen, at[moved])
        hopeful = raised + recalled_raised > SEARCH.hopeless
        at, plain, raised = at[hopeful], plain[hopeful], raised[hopeful]
        recalled, recalled_raised = recalled[hopeful], recalled_raised[hopeful]
        rows[:, REACH] = 0
        blind = network.logit(rows[hopeful], shapes[hopeful])
        asked = np.zeros(words.size, bool)
        asked[words.of[at]] = True
        mentions = np.flatnonzero(capital(pieces.classes) & asked[words.of]).astype(np.int32)
        mention = network.logit(*network.inputs(pieces, words, scene.classes, mentions))
        together = self.pairs.evidence(pieces.words, words.function[words.of], at)
        logits = Logits(plain, raised, blind, recalled, recalled_raised, mentions, mention, together)
        return replace(scene, candidates=at), logits

    def _conceivable(self, scene: Scene, plain: Floats) -> Flags:
        """Candidates that the network does not rule out, or that have a capital elsewhere or in a list."""
        words = scene.words
        uppers = np.bincount(words.of[capital(scene.pieces.classes)], minlength=words.size)
        who = words.of[scene.candidates]
        listed = (words.entry[who] == ONLY_CAPITAL_ENTRY) | (words.listed[who] > 0)
        conceivable: Flags = (plain > SEARCH.faint) | (uppers[who] > 0) | listed
        return conceivable


@cache
def model() -> Model:
    """The trained model; read once."""
    return Model(arrays(__package__))


def suspects(text: str, model: Model, judge: Callable[[Floats], Floats]) -> tuple[Scene, Floats]:
    """The candidates of a text and their probabilities, after a second look at the neighbours of what is certain."""
    scene, logits = model.opinions(model.scene(text))
    if not len(scene.candidates):
        return scene, np.zeros(0, np.float32)
    chance = judge(features(scene, logits))
    certain = chance >= SEARCH.certain
    if certain.any() and not certain.all():
        chance = _second_look(model, scene, chance, certain, judge)
    return scene, chance


def _second_look(
    model: Model, scene: Scene, chance: Floats, certain: Flags, judge: Callable[[Floats], Floats]
) -> Floats:
    risen = lifted(scene.classes, scene.candidates[certain])
    again, logits = model.opinions(replace(scene, classes=risen))
    revised = dict(zip(again.candidates.tolist(), judge(features(again, logits)).tolist(), strict=True))
    result = chance.copy()
    for place in np.flatnonzero(~certain):
        result[place] = revised.get(int(scene.candidates[place]), chance[place])
    return result


def lowered_names(prose: str, least: float = 0.7) -> list[Suspect]:
    """Lower-case words in mid-sentence that are names here, in the order of the text.

    `prose` is a masked text (U+FFFC where nothing is to be read); offsets are valid in it. Only what is at least
    `least` likely is returned.
    """
    trained = model()
    if trained.trees is None:
        return []
    scene, chance = suspects(prose, trained, trained.trees)
    found = []
    for place in np.flatnonzero(chance >= least):
        index = scene.candidates[place]
        start, end = int(scene.pieces.starts[index]), int(scene.pieces.ends[index])
        found.append(Suspect(start, end, with_capital(prose[start:end]), float(chance[place])))
    return found


def with_capital(word: str) -> str:
    """The word as a name: as the dictionary or the list of current names writes it, else with a first capital."""
    lower = base(word)
    written = current_names().get(lower) or dictionary.only_capital(lower)
    if written and written.lower() == lower:
        return written + word[len(lower) :]
    return raised(word)


__all__ = ["Model", "Suspect", "current_name", "current_names", "lowered_names", "model", "suspects", "with_capital"]
