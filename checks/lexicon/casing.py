"""Names that lost their capitals, found by a small network and boosted trees in numpy.

The network reads four words on either side; the trees weigh its opinion with what a corpus, the dictionary and the
article itself say. How both were trained, and on what: `training/README.md`.
"""

import io
import lzma
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checks.lexicon import words as dictionary
from checks.lexicon.casing_evidence import (
    REACH,
    SUSPICIOUS,
    Flags,
    Floats,
    Logits,
    Scene,
    Words,
    capital,
    features,
    questionable,
    shifted,
)
from checks.lexicon.casing_tokens import (
    BREAK,
    CAPITAL,
    CAPITAL_S,
    CAPS,
    CLASSES,
    FIRST_WORD,
    LOWER,
    LOWER_S,
    NEW,
    Ints,
    Numbering,
    Pieces,
    after_opening,
    base,
    encode,
    opens_sentence,
)

POSITIONS = 2 * REACH + 1
BUCKETS = 1024
CERTAIN = 0.8
FAINT = -5.0
UNKNOWN_ENTRY, ONLY_CAPITAL_ENTRY = 2, 3
TREE_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that should very likely be capitalised: where, as what, and how likely (0 to 1)."""

    start: int
    end: int
    replacement: str
    probability: float


class Trees:
    """Boosted trees in flat arrays: [tree, node]; a leaf leads to itself."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        self.feature = arrays["tree_feature"].astype(np.intp)
        self.threshold = arrays["tree_threshold"].astype(np.float32)
        self.children = arrays["tree_children"].astype(np.intp)
        self.value = arrays["tree_value"].astype(np.float32)
        self.depth = int(arrays["tree_depth"])
        self.base = float(arrays["tree_base"])

    def __call__(self, rows: Floats) -> Floats:
        """The probability of each row."""
        parts = [self._block(rows[at : at + TREE_BLOCK]) for at in range(0, len(rows), TREE_BLOCK)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _block(self, rows: Floats) -> Floats:
        trees, nodes = self.feature.shape
        offset = np.arange(trees) * nodes
        feature, threshold = self.feature.ravel(), self.threshold.ravel()
        children = (self.children + offset[:, None, None]).reshape(-1, 2)
        at = np.broadcast_to(offset, (len(rows), trees)).copy()
        lines = (np.arange(len(rows)) * rows.shape[1])[:, None]
        flat = np.ascontiguousarray(rows).ravel()
        for _ in range(self.depth):
            right = flat[lines + feature[at]] > threshold[at]
            at = children[at, right.view(np.int8)]
        total = self.value.ravel()[at].sum(axis=1) + self.base
        return (1 / (1 + np.exp(-total))).astype(np.float32)


class Model:
    """The network, the trees and the tables about words, as trained."""

    def __init__(self, arrays: dict[str, NDArray[Any]]) -> None:
        words = arrays["words"].tobytes().decode("utf-8").split("\n")
        self.numbering = Numbering(words)
        self.limit = int(arrays["limit"])
        self.embedding = arrays["embedding"].astype(np.float32) * arrays["embedding_scale"].astype(np.float32)
        self.bias_of = arrays["bias_of"].astype(np.float32)
        self.shapes = arrays["shapes"].astype(np.float32)
        self.first, self.first_bias = arrays["first"].astype(np.float32), arrays["first_bias"].astype(np.float32)
        self.second, self.second_bias = arrays["second"].astype(np.float32), float(arrays["second_bias"])
        self.odds = arrays["odds"].astype(np.float32) / 12
        self.entry = arrays["entry"].astype(np.float32)
        self.listed = arrays["listed"].astype(np.float32)
        self.function = arrays["function"].astype(bool)
        self.role = arrays["role"].astype(np.int32)
        self.length = np.array([0.0] * FIRST_WORD + [min(len(word), 15) for word in words], np.float32)
        self.row = arrays["row"].astype(np.int32)
        self.trees = Trees(arrays) if "tree_feature" in arrays else None

    def words(self, strings: list[str], pieces: Pieces) -> Words:
        """What is known of the text's distinct words."""
        distinct, first, of = np.unique(pieces.words, return_index=True, return_inverse=True)
        known = np.where(distinct < NEW, distinct, 0)
        row, entry, listed, length = self.row[known], self.entry[known], self.listed[known], self.length[known]
        for place in np.flatnonzero(distinct >= NEW):
            word = base(strings[first[place]])
            row[place] = bucket(word, self.limit)
            entry[place], listed[place], length[place] = entry_of(word), current_name(word), min(len(word), 15)
        return Words(
            of.astype(np.int32), row, self.odds[known], entry, listed, self.function[known], self.role[known], length
        )

    def inputs(self, pieces: Pieces, words: Words, classes: Ints, at: Ints) -> tuple[Ints, Ints]:
        """Rows of the word and class tables for the nine positions around each piece in question."""
        paragraph = np.cumsum(classes == BREAK)
        around = at[:, None] + np.arange(-REACH, REACH + 1)[None, :]
        there = np.clip(around, 0, len(classes) - 1)
        inside = (paragraph[there] == paragraph[at][:, None]) & (around == there)
        rows = np.where(inside, words.row[words.of[there]], 0)
        shapes = np.where(inside, classes[there], BREAK)
        own = pieces.classes[at]
        shapes[:, REACH] = np.where((own == LOWER_S) | (own == CAPITAL_S), LOWER_S, LOWER)
        return rows, shapes + np.arange(POSITIONS) * CLASSES

    def logit(self, rows: Ints, shapes: Ints) -> Floats:
        """The network's log-odds of a capital."""
        result = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), 4096):
            part = slice(start, start + 4096)
            inputs = (self.embedding[rows[part]] + self.shapes[shapes[part]]).reshape(len(rows[part]), -1)
            hidden = np.maximum(inputs @ self.first + self.first_bias, 0)
            result[part] = hidden @ self.second + self.second_bias + self.bias_of[rows[part, REACH]]
        return result

    def opinions(self, scene: Scene) -> tuple[Scene, Logits]:
        """The network's opinions, and the scene without the candidates that nothing speaks for."""
        pieces, words, classes = scene.pieces, scene.words, scene.classes
        inputs = self.inputs(pieces, words, classes, scene.candidates)
        plain = self.logit(*inputs)
        uppers = np.bincount(words.of[capital(pieces.classes)], minlength=len(words.row))
        who = words.of[scene.candidates]
        keep = (plain > FAINT) | (uppers[who] > 0) | (words.entry[who] == ONLY_CAPITAL_ENTRY) | (words.listed[who] > 0)
        at, plain = scene.candidates[keep], plain[keep]
        risen = classes.copy()
        doubtful = at[plain > SUSPICIOUS]
        risen[doubtful] = np.where(classes[doubtful] == LOWER_S, CAPITAL_S, CAPITAL)
        rows, shapes = self.inputs(pieces, words, risen, at)
        moved = (shapes != inputs[1][keep]).any(axis=1)
        raised = plain.copy()
        raised[moved] = self.logit(rows[moved], shapes[moved])
        rows[:, REACH] = 0
        blind = self.logit(rows, shapes)
        asked = np.zeros(len(words.row), bool)
        asked[words.of[at]] = True
        mentions = np.flatnonzero(capital(pieces.classes) & asked[words.of]).astype(np.int32)
        mention = self.logit(*self.inputs(pieces, words, classes, mentions))
        return replace(scene, candidates=at), Logits(plain, raised, blind, mentions, mention)


def bucket(word: str, limit: int) -> int:
    """The row that words with the same ending share."""
    return limit + (zlib.crc32(word[-3:].encode("utf-8", "surrogatepass")) & (BUCKETS - 1))


def entry_of(word: str) -> int:
    """The dictionary's view of a word that the corpus does not hold: 0 lower case, 2 unknown, 3 only with a capital."""
    if dictionary.only_capital(word) is not None:
        return ONLY_CAPITAL_ENTRY
    return 0 if dictionary.is_word(word) else UNKNOWN_ENTRY


@cache
def current_names() -> dict[str, str]:
    """Names of our own list that have no meaning in lower case, by their lower-case form."""
    lines = files(__package__).joinpath("current_names.txt").read_text(encoding="utf-8").splitlines()
    plain = (line for line in lines if line and not line.startswith("#") and not line.endswith("*"))
    return {line.lower(): line for line in plain}


def current_name(word: str) -> float:
    """1 where our list of current names knows the word, else 0."""
    return float(word in current_names())


@cache
def model() -> Model:
    """The trained model; read once."""
    packed = files(__package__).joinpath("casing.npz.xz").read_bytes()
    with np.load(io.BytesIO(lzma.decompress(packed))) as arrays:
        return Model(dict(arrays))


def suspects(text: str, model: Model, judge: Callable[[Floats], Floats]) -> tuple[Scene, Floats]:
    """The candidates of a text and their probabilities, after a second look at the neighbours of what is certain."""
    strings, pieces = encode(text, model.numbering)
    words = model.words(strings, pieces)
    uppers = np.bincount(words.of[capital(pieces.classes)], minlength=len(words.row)).astype(np.float32)
    scene = Scene(pieces, words, pieces.classes, questionable(pieces, words, uppers, text))
    scene, logits = model.opinions(scene)
    chance = judge(features(scene, logits))
    certain = chance >= CERTAIN
    if certain.any() and not certain.all():
        chance = _second_look(model, scene, chance, certain, judge)
    return scene, chance


def _second_look(
    model: Model, scene: Scene, chance: Floats, certain: Flags, judge: Callable[[Floats], Floats]
) -> Floats:
    risen = scene.classes.copy()
    sure = scene.candidates[certain]
    risen[sure] = np.where(risen[sure] == LOWER_S, CAPITAL_S, CAPITAL)
    again, logits = model.opinions(replace(scene, classes=risen))
    revised = dict(zip(again.candidates.tolist(), judge(features(again, logits)), strict=True))
    result = chance.copy()
    for place in np.flatnonzero(~certain):
        result[place] = revised.get(int(scene.candidates[place]), chance[place])
    return result


def lowered_names(prose: str, least: float = 0.7) -> list[Suspect]:
    """Lower-case words in mid-sentence that are names here, in the order of the text.

    `prose` is a masked text (U+FFFC where nothing is to be read); offsets are valid in it. Only what is at least
    `least` likely is returned.
    """
    if not any(letter.isalpha() for letter in prose[:100_000]):
        return []
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
    return word[:1].upper() + word[1:]


STRAY_LOGIT, STRAY_ODDS, ENOUGH = -4.5, -4.0, 6.0


def stray_capitals(prose: str) -> list[Suspect]:
    """Capitalised words in mid-sentence that are no names, in the order of the text.

    Nothing beside them is capitalised, the network expects lower case, the corpus hardly knows a capital, and the
    text has
    the word in lower case and not twice with a capital. `probability` is the network's for lower case.
    """
    trained = model()
    strings, pieces = encode(prose, trained.numbering)
    words = trained.words(strings, pieces)
    of, classes = words.of, pieces.classes
    raised = capital(classes) | (classes == CAPS)
    alone = (
        ~shifted(raised, -1, False)
        & ~shifted(raised, 1, False)
        & ~shifted(raised, 2, False)
        & ~shifted(raised, -2, False)
    )
    counts = np.bincount(of[(classes == LOWER) | (classes == LOWER_S)], minlength=len(words.row))
    uppers = np.bincount(of[capital(classes)], minlength=len(words.row))
    ordinary = (
        (words.odds[:, 1] < STRAY_ODDS)
        & (words.odds[:, 3] > ENOUGH)
        & (words.entry <= 1)
        & (counts > 0)
        & (uppers == 1)
    )
    doubtful = (
        ~opens_sentence(pieces)
        & ~after_opening(pieces)
        & capital(classes)
        & alone
        & ordinary[of]
        & (words.length[of] > 2)
    )
    at = np.flatnonzero(doubtful).astype(np.int32)
    if not len(at):
        return []
    logit = trained.logit(*trained.inputs(pieces, words, classes, at))
    chosen = at[logit < STRAY_LOGIT]
    chance = 1 / (1 + np.exp(logit[logit < STRAY_LOGIT]))
    return [
        Suspect(int(pieces.starts[i]), int(pieces.ends[i]), strings[i][:1].lower() + strings[i][1:], float(p))
        for i, p in zip(chosen, chance, strict=True)
    ]
