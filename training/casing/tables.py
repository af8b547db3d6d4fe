"""Puts the trained parts and the tables about words into the arrays that `checks.models.casing.model` reads."""

from pathlib import Path

import numpy as np

from checks.language import words as dictionary
from checks.language.names import census_names
from checks.models.casing.tokens import FIRST_WORD
from checks.models.casing.words import (
    AND,
    DETERMINER,
    LONGEST,
    NO_SLIP,
    ODDS_STEPS,
    OF,
    UNKNOWN_ENTRY,
    ZIPF_STEPS,
    slip_of,
)
from training.arrays import Ints, Table, load, pack
from training.casing.corpus import words_of
from training.casing.counts import FUNCTION_WORDS
from training.casing.examples import endings, rows_of
from training.place import Place

PAD = [0] * FIRST_WORD
FAINTEST, WEIGHT_STEPS = 0.12, 16
ROLES = {"of": OF, "and": AND, "or": AND}
DETERMINERS = frozenset("the a an this that these those his her its their our my your some any no every each".split())


def odds(counts: Table) -> Ints:
    """Logarithms of the odds of a capital (all, alone, after and before one) and of the count, in twelfths."""
    sides = {"all": ("alone", "beside"), "alone": ("alone",), "before": ("before",), "after": ("after",)}
    upper, lower = ({side: _count(counts, parts, case) for side, parts in sides.items()} for case in ("upper", "lower"))
    columns = [np.log((upper[side] + 0.3) / (lower[side] + 0.3)) for side in sides]
    columns.append(np.log1p(upper["all"] + lower["all"]))
    return np.clip(np.round(np.stack(columns, 1) * ODDS_STEPS), -127, 127).astype(np.int8)


def _count(counts: Table, parts: tuple[str, ...], case: str) -> Ints:
    """How often each word stands so, what is only house style left out."""
    house = np.sum([np.where(counts["house_style"], 0, counts[f"wh_{part}_{case}"]) for part in parts], axis=0)
    total: Ints = house + np.sum([counts[f"rest_{part}_{case}"] for part in parts], axis=0)
    return total


def about_words(folder: Path, words: list[str]) -> Table:
    """What is known of each word of the vocabulary without its neighbours."""
    entry = [*PAD, *np.load(folder / "dictionary.npy").tolist()]
    names, zipf = census_names(), [dictionary.frequency(word) for word in words]
    numbered = [*("" for _ in PAD), *words]
    slip = [slip_of(word) if kind == UNKNOWN_ENTRY else NO_SLIP for word, kind in zip(numbered, entry, strict=True)]
    role = [DETERMINER if word in DETERMINERS else ROLES.get(word, 0) for word in words]
    return {
        "entry": np.array(entry, np.uint8),
        "slip": np.array(slip, np.uint8),
        "census": np.array([*PAD, *(word in names for word in words)], np.uint8),
        "zipf": np.clip(np.round(np.array([*PAD, *zipf]) * ZIPF_STEPS), 0, 255).astype(np.uint8),
        "function": np.array([*PAD, *(word in FUNCTION_WORDS for word in words)], np.uint8),
        "role": np.array([*PAD, *role], np.uint8),
        "length": np.array([*PAD, *(min(len(word), LONGEST) for word in words)], np.uint8),
        "ending": endings(words).astype(np.uint16),
    }


def rounded(network: Table) -> Table:
    """The network in small numbers."""
    embedding = network["embedding"]
    scale = np.maximum(np.abs(embedding).max(1, keepdims=True), 1e-6) / 127
    return {
        "limit": np.array(int(network["limit"])),
        "embedding": np.round(embedding / scale).astype(np.int8),
        "embedding_scale": scale.astype(np.float16),
        "bias_of": network["bias_of"][:, 0].astype(np.float16),
        **{name: network[name].astype(np.float16) for name in ("shapes", "first", "first_bias", "second")},
        "second_bias": network["second_bias"][0],
    }


def arrays(folder: Path) -> Table:
    """Everything but the trees."""
    words = words_of(folder)
    network = rounded(load(folder / "network.npz"))
    weights = load(folder / "regression.npz")["weights"]
    weights = np.clip(np.round(np.where(np.abs(weights) < FAINTEST, 0, weights) * WEIGHT_STEPS), -127, 127)
    return {
        "words": np.frombuffer("\n".join(words).encode("utf-8"), np.uint8),
        **network,
        "regression": weights.astype(np.int8),
        "regression_scale": np.array(1 / WEIGHT_STEPS, np.float32),
        "odds": odds(load(folder / "counts.npz")),
        **load(folder / "pairs.npz"),
        "row": rows_of(words, int(network["limit"])),
        **about_words(folder, words),
    }


def run(place: Place) -> None:
    """Writes casing.npz."""
    folder = place.folder("casing")
    pack(place.built("models/casing/casing.npz"), arrays(folder) | load(folder / "trees.npz"))
