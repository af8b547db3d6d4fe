"""Trains the trees on articles that neither the network nor the counts have seen, with capitals taken away."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import typer

from checks.models.casing.article import Scene, lifted, questionable
from checks.models.casing.evidence import features
from checks.models.casing.model import Model
from checks.models.casing.tokens import encode
from training.arrays import Flags, Floats, Ints, load, save
from training.casing.corpus import SOURCES, held_out
from training.casing.damage import lowered, mistyped
from training.casing.tables import arrays
from training.forest import flat
from training.place import Place
from training.text.documents import documents

COPIES = {"wikinews": 20, "wiki": 9, "wh": 3, "senate": 3}
"""How often a document is spoilt anew."""
WEIGHT = {"wikinews": 1.0, "wiki": 1.0, "wh": 0.7, "senate": 0.7}
GOVERNMENT = ("wh", "senate")
LONGEST = 60_000
TREES = 400
SECOND_LOOKS, FOUND = 0.4, 0.7
"""How often there is a second look, and how many of the lost names are found by then."""
PARAMETERS = {
    "objective": "binary",
    "num_leaves": 31,
    "learning_rate": 0.06,
    "min_data_in_leaf": 60,
    "lambda_l2": 5.0,
    "feature_fraction": 0.6,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "num_threads": 1,
    "verbose": -1,
    "seed": 5,
    "max_bin": 127,
}


class Rows(NamedTuple):
    """A row of features for each candidate, whether it has lost its capital, and its word's number, or its weight."""

    features: Floats
    lost: Flags
    number: Ints


def scenes(model: Model, text: str, draw: np.random.Generator) -> Iterator[Rows]:
    """The candidates of a spoilt text; once more with the certain ones raised."""
    text = mistyped(text, draw)
    strings, pieces = encode(text, model.lore.numbering)
    lost, pieces = lowered(pieces, model.lore.words(strings, pieces), draw)
    words = model.lore.words(strings, pieces)
    scene = Scene(pieces, words, pieces.classes, questionable(pieces, words, text))
    if not len(scene.candidates):
        return
    scene, logits = model.opinions(scene)
    yield Rows(features(scene, logits), lost[scene.candidates], pieces.words[scene.candidates])
    if draw.random() < SECOND_LOOKS and lost[scene.candidates].any():
        # the second look: most of what was lost nearby is found already
        found = lost & (draw.random(len(lost)) < FOUND)
        raised = lifted(pieces.classes, np.flatnonzero(found).astype(np.int32))
        again, logits = model.opinions(dataclasses.replace(scene, classes=raised))
        left = ~found[again.candidates]
        at = again.candidates[left]
        yield Rows(features(again, logits)[left], lost[at], pieces.words[at])


def is_test(source: str, index: int) -> bool:
    """Whether a held-out document serves to test the trees."""
    return index % 8 == 1 if source == "wikinews" else index % 7 == 1


def dataset(model: Model, text: Path, styled: Flags) -> dict[str, Rows]:
    """Rows for training and for testing, with their weights; none of words in house style."""
    draw = np.random.default_rng(11)
    parts: dict[str, list[Rows]] = {"train": [], "test": []}
    for source in SOURCES:
        for index, document in enumerate(documents(text, source)):
            if not held_out(source, index) or len(document) > LONGEST:
                continue
            test = is_test(source, index)
            for _ in range(1 if test else COPIES[source]):
                for rows in scenes(model, document, draw):
                    kept = np.ones(len(rows.lost), bool)
                    if source in GOVERNMENT:
                        kept = ~(styled[np.minimum(rows.number, len(styled) - 1)] & (rows.number < len(styled)))
                    weight = np.full(kept.sum(), WEIGHT[source], np.float32)
                    parts["test" if test else "train"].append(Rows(rows.features[kept], rows.lost[kept], weight))
    return {name: Rows(*map(np.concatenate, zip(*part, strict=True))) for name, part in parts.items()}


def report(chance: Floats, lost: Flags) -> None:
    """Says precision and recall at some thresholds."""
    for least in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98):
        found = chance >= least
        right = (found & lost).sum()
        typer.echo(f"{least:.2f} P {right / max(found.sum(), 1):.3f} R {right / max(lost.sum(), 1):.3f}")


def run(place: Place) -> None:
    """Writes trees.npz."""
    import lightgbm

    folder = place.folder("casing")
    data = dataset(Model(arrays(folder)), place.text, load(folder / "counts.npz")["house_style"])
    rows, lost, weight = data["train"]
    typer.echo(f"{len(rows):,} rows, {lost.mean():.3f} lost capitals, {rows.shape[1]} features")
    booster = lightgbm.train(PARAMETERS, lightgbm.Dataset(rows, label=lost, weight=weight), num_boost_round=TREES)
    save(folder / "trees.npz", flat(booster))
    report(booster.predict(data["test"].features), data["test"].lost)
