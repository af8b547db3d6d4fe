"""Trains the trees on articles that neither the network nor the counts have seen, with capitals taken away."""

import argparse
import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path

import lightgbm
import numpy as np
from corpus import SOURCES, documents, held_out
from tables import arrays

from checks.models.casing.article import Scene, capital, lifted, questionable
from checks.models.casing.evidence import features
from checks.models.casing.model import CERTAIN, Model
from checks.models.casing.tokens import CAPITAL, CAPITAL_S, LOWER, LOWER_S, encode, opens_sentence

COPIES = {"wikinews": 20, "news": 20, "wiki": 9, "wh": 3, "senate": 3}
WEIGHT = {"wikinews": 1.0, "news": 1.0, "wiki": 1.0, "wh": 0.7, "senate": 0.7}
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEAR = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in KEYS for at, key in enumerate(row)}
LOW_WORD = re.compile(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])")


def misspelt(word: str, draw: np.random.Generator) -> str:
    """The word after one slip of the hand."""
    at = int(draw.integers(1, len(word) - 1))
    kind = draw.integers(4)
    if kind == 0:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[: at + 1] + word[at:]
    return word[:at] + str(draw.choice(list(NEAR[word[at]]))) + word[at + 1 :]


def mistyped(text: str, draw: np.random.Generator) -> str:
    """The text with slips in some lower-case words: an unknown low word need be no name."""
    share = draw.choice((0.0, 0.004, 0.015))
    if not share:
        return text
    return LOW_WORD.sub(lambda word: misspelt(word[0], draw) if draw.random() < share else word[0], text)


def corrupted(classes: np.ndarray, of: np.ndarray, usable: np.ndarray, draw: np.random.Generator) -> np.ndarray:
    """Which capitals a document loses: none, single ones, all of some words, or most."""
    kind = draw.random()
    lost = np.zeros(len(classes), bool)
    if kind < 0.35:
        return lost
    if kind < 0.72:
        lost = draw.random(len(classes)) < draw.uniform(0.02, 0.15)
        if draw.random() < 0.3:
            lost[1:] |= lost[:-1] & (draw.random(len(classes) - 1) < 0.5)
    elif kind < 0.9:
        lost = (draw.random(of.max() + 1) < draw.uniform(0.02, 0.15))[of]
    else:
        lost = draw.random(len(classes)) < draw.uniform(0.3, 0.7)
    return lost & usable


def scenes(model: Model, text: str, draw: np.random.Generator) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Features, labels and word numbers of the candidates of a corrupted text; once more with the certain ones raised."""
    text = mistyped(text, draw)
    strings, pieces = encode(text, model.lore.numbering)
    words = model.lore.words(strings, pieces)
    usable = capital(pieces.classes) & ~words.function[words.of] & ~opens_sentence(pieces)
    lost = corrupted(pieces.classes, words.of, usable, draw)
    classes = pieces.classes.copy()
    classes[lost & (pieces.classes == CAPITAL)] = LOWER
    classes[lost & (pieces.classes == CAPITAL_S)] = LOWER_S
    changed = dataclasses.replace(pieces, classes=classes)
    words = model.lore.words(strings, changed)
    scene = Scene(changed, words, classes, questionable(changed, words, text))
    if not len(scene.candidates):
        return
    scene, logits = model.opinions(scene)
    yield features(scene, logits), lost[scene.candidates], pieces.words[scene.candidates]
    if draw.random() < 0.4 and lost[scene.candidates].any():
        # the second look: most of what was lost nearby is found already
        found = lost & (draw.random(len(lost)) < 0.7)
        again, logits = model.opinions(dataclasses.replace(scene, classes=lifted(classes, np.flatnonzero(found))))
        left = ~found[again.candidates]
        yield features(again, logits)[left], lost[again.candidates][left], pieces.words[again.candidates][left]


def dataset(model: Model, corpora: Path, styled: np.ndarray) -> dict[str, tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Rows, labels and weights for training and for testing."""
    draw = np.random.default_rng(11)
    parts: dict[str, list[tuple[np.ndarray, np.ndarray, np.ndarray]]] = {"train": [], "test": []}
    for source in SOURCES:
        path = corpora / f"{source}.txt"
        if not path.exists():
            continue
        for index, text in enumerate(documents(path)):
            if not held_out(source, index) or len(text) > 60_000:
                continue
            test = index % 8 == 1 if source in ("wikinews", "news") else index % 7 == 1
            for _ in range(1 if test else COPIES[source]):
                for rows, label, numbers in scenes(model, text, draw):
                    keep = (
                        ~(styled[np.minimum(numbers, len(styled) - 1)] & (numbers < len(styled)))
                        if source in ("wh", "senate")
                        else slice(None)
                    )
                    weight = np.full(len(label), WEIGHT[source], np.float32)
                    parts["test" if test else "train"].append((rows[keep], label[keep], weight[keep]))
    return {
        name: tuple(np.concatenate(list(column)) for column in zip(*part, strict=True)) for name, part in parts.items()
    }


def flat(booster: lightgbm.Booster) -> dict[str, np.ndarray]:
    """The trees as arrays in which a leaf leads to itself."""
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    lists: list[list[tuple[int, float, int, int, float]]] = []
    depth = 0
    for root in trees:
        nodes: list[tuple[int, float, int, int, float]] = []

        def walk(node: dict, level: int, nodes: list = nodes) -> int:
            nonlocal depth
            depth = max(depth, level)
            here = len(nodes)
            nodes.append((0, np.inf, here, here, 0.0))
            if "leaf_value" in node and "split_feature" not in node:
                nodes[here] = (0, np.inf, here, here, node["leaf_value"])
            else:
                left, right = walk(node["left_child"], level + 1), walk(node["right_child"], level + 1)
                nodes[here] = (node["split_feature"], node["threshold"], left, right, 0.0)
            return here

        walk(root, 0)
        lists.append(nodes)
    size = max(map(len, lists))
    padded = [nodes + [(0, np.inf, 0, 0, 0.0)] * (size - len(nodes)) for nodes in lists]
    table = np.array(padded, dtype=np.float64)
    return {
        "tree_feature": table[:, :, 0].astype(np.uint8),
        "tree_threshold": table[:, :, 1].astype(np.float32),
        "tree_children": table[:, :, 2:4].astype(np.uint8),
        "tree_value": table[:, :, 4].astype(np.float16),
        "tree_depth": np.array(depth),
        "tree_base": np.array(0.0),
    }


def report(chance: np.ndarray, label: np.ndarray, words: int) -> None:
    """Prints precision, recall and false alarms at some thresholds."""
    for least in (0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98):
        found = chance >= least
        right = (found & label).sum()
        precision, recall = right / max(found.sum(), 1), right / max(label.sum(), 1)
        print(
            f"{least:.2f} P {precision:.3f} R {recall:.3f} F1 {2 * precision * recall / (precision + recall + 1e-9):.3f}"
        )


def main() -> None:
    """Writes trees.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--trees", type=int, default=300)
    options = parser.parse_args()
    model = Model(arrays(options.folder))
    with np.load(options.folder / "counts.npz") as file:
        styled = file["house_style"]
    cached = options.folder / "rows.npz"
    data = dataset(model, options.corpora, styled)
    np.savez(
        cached,
        **{
            f"{name}_{part}": array
            for name, arrays_ in data.items()
            for part, array in zip("xyw", arrays_, strict=True)
        },
    )
    train(options.folder, data, options.trees)


def train(folder: Path, data: dict[str, tuple[np.ndarray, ...]], trees: int) -> None:
    """Trains, reports and writes the trees."""
    rows, label, weight = data["train"]
    print(f"{len(rows):,} rows, {label.mean():.3f} lost capitals, {rows.shape[1]} features")
    settings = {
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
    booster = lightgbm.train(settings, lightgbm.Dataset(rows, label=label, weight=weight), num_boost_round=trees)
    np.savez(folder / "trees.npz", **flat(booster))
    test_rows, test_label, _ = data["test"]
    report(booster.predict(test_rows), test_label, 0)
    gain = booster.feature_importance("gain")
    print("gain:", " ".join(f"{index}:{gain[index] / gain.sum():.3f}" for index in np.argsort(-gain)[:40]))


if __name__ == "__main__":
    main()

__all__ = ["CERTAIN", "flat", "train"]
