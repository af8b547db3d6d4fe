"""Trains the trees that weigh the network's odds, and writes the model that ships.

The rounded network reads the text that was held out, as it is and with words put in each other's place; the trees learn
to tell the two. What they say of it is in rows.npz, for whoever looks for thresholds.
"""

from pathlib import Path
from typing import Any

import numpy as np

from checks.models.real_words.evidence import FEATURES
from checks.models.real_words.model import Model
from checks.models.real_words.tokens import CAPITAL
from training.arrays import Floats, Ints, pack, save
from training.forest import flat
from training.place import Place
from training.real_words.rows import injected, observed
from training.real_words.tables import network, with_familiar
from training.real_words.text import Text

DIRECTION = dict.fromkeys(
    ("odds", "lead", "other known left", "other known right", "other near", "other phrases"), 1
) | dict.fromkeys(("known left", "known right", "near", "tail", "strangers", "phrases"), -1)
PARAMETERS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 16,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "monotone_constraints": [DIRECTION.get(name, 0) for name in FEATURES],
    "monotone_constraints_method": "advanced",
    "verbose": -1,
    "num_threads": 1,
    "seed": 7,
}
TREES = 250


def fit(rows: Floats, labels: Ints, weights: Ints) -> Any:
    """Trees on these rows, both sides weighing the same."""
    import lightgbm

    wrong = labels.astype(bool)
    weights = weights * np.where(wrong, (~wrong).sum() / weights[wrong].sum(), 1.0)
    data = lightgbm.Dataset(rows, labels, weight=weights, feature_name=[name.replace(" ", "_") for name in FEATURES])
    return lightgbm.train(PARAMETERS, data, TREES)


def mistakes() -> list[int]:
    """Places of the held-out text that are wrong in it."""
    lines = Path(__file__).with_name("mistakes.txt").read_text(encoding="utf-8").splitlines()
    return [int(place) for line in lines if line[:1] != "#" for place in line.split()]


def run(place: Place) -> None:
    """Writes real_words.npz."""
    folder = place.folder("real_words")
    tables = network(folder)
    vocabulary, words = (tables[name].tobytes().decode().split("\n") for name in ("vocabulary", "words"))
    tables = with_familiar(tables, Text(folder, "words.npy", vocabulary, words))
    model, text = Model(tables), Text(folder, "held.npy", vocabulary, words)
    text.targets[(text.codes & 7) == CAPITAL] = -1
    clean, wrong = observed(model, text), injected(model, text)
    right = ~np.isin(clean.places, mistakes())
    rows = np.concatenate([clean.features[right], wrong.features])
    labels = np.repeat([0, 1], [right.sum(), len(wrong.features)])
    weights = np.concatenate([clean.weights[right], wrong.weights])
    save(folder / "rows.npz", {"rows": rows, "labels": labels, "weights": weights})
    tables |= flat(fit(rows, labels, weights))
    pack(place.built("models/real_words/real_words.npz"), tables)
