"""Trains the trees that weigh the network's odds, and writes the model that ships.

    python -m training.real_words.judge WORK OUT

WORK holds what `train` wrote. The rounded network reads the text that was held out, as it is and with words put in each
other's place at the rates of RATE; the trees learn to tell the two. Needs lightgbm.
"""

import sys
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from numpy.typing import NDArray

from checks.models.real_words.evidence import FEATURES, Familiar, countable, features
from checks.models.real_words.model import KINDS, Model
from checks.models.real_words.tokens import CAPITAL, PARAGRAPH, gaps
from training.real_words.train import STOPS, Text

Ints = NDArray[Any]
Floats = NDArray[np.float64]

RATE = {
    "common": 1.0,
    "listed": 0.12,
    "homophone": 0.3,
    "slip": 0.08,
    "substitution": 0.02,
    "form": 0.08,
    "small": 0.03,
}
MISSING = 5
"""How often a writer puts the other word, beside the common confusions; a small word is MISSING times as often lost as put
in."""
SHARE, LEAST_SHARE = 0.06, 0.004
"""Of the places of a word, how many are seen with a common confusion; and the fewest with any other word."""
DIRECTION = dict.fromkeys(
    ("odds", "lead", "other known left", "other known right", "other near", "other phrases"), 1
) | dict.fromkeys(("known left", "known right", "near", "tail", "strangers", "phrases"), -1)
FAMILIAR_BITS, PHRASE_BITS, SEEN = 1 << 23, 1 << 24, 3
STEP, LOW, HIGH = 0.25, -2.0, 20.0
BINS = int((HIGH - LOW) / STEP)


def rounded(rows: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Rows as small whole numbers, and what to multiply each by."""
    scale = (np.maximum(np.abs(rows).max(1, keepdims=True), 1e-4) / 127).astype(np.float16)
    return np.clip(np.round(rows / scale.astype(np.float32)), -127, 127).astype(np.int8), scale


def network(work: Path) -> dict[str, NDArray[Any]]:
    """The network as `checks.models.real_words.model` reads it."""
    with np.load(work / "net.npz") as file:
        net = dict(file)
    vocabulary, words = [str(word) for word in net["vocabulary"]], [str(word) for word in net["words"]]
    kinds = {}
    for line in (work / "graph.tsv").read_text(encoding="utf-8").splitlines():
        word, _, near = line.split("\t")
        kinds.update({(word, each.rsplit(":", 1)[0]): KINDS.index(each.rsplit(":", 1)[1]) for each in near.split()})
    start, members = net["start"], net["members"]
    of = np.repeat(np.arange(len(words)), np.diff(start))
    embedding, embedding_scale = rounded(net["E"])
    vectors, vectors_scale = rounded(net["V"])
    numbered = {word: index for index, word in enumerate(vocabulary)}
    first_word = len(net["E"]) - len(vocabulary)
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "vocabulary": np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        "stops": np.array([PARAGRAPH, *(first_word + numbered[s] for s in STOPS if s in numbered)], np.int32),
        "embedding": embedding,
        "embedding_scale": embedding_scale,
        "vectors": vectors,
        "vectors_scale": vectors_scale,
        "shapes": net["S"].astype(np.float16),
        "prior": net["b"].astype(np.float16),
        "first": net["W1"].astype(np.float16),
        "first_bias": net["c1"].astype(np.float16),
        "second": net["W2"].astype(np.float16),
        "across": net["W3"].astype(np.float16),
        "start": start.astype(np.int32),
        "members": members.astype(np.uint16),
        "kinds": np.array([kinds.get((words[w], words[m]), 0) for w, m in zip(of, members, strict=True)], np.uint8),
        "tails": np.zeros(len(members), np.float16),
        "counts": np.zeros(len(words), np.float16),
        "familiar": np.zeros(FAMILIAR_BITS // 8, np.uint8),
        "phrases": np.zeros(PHRASE_BITS // 8, np.uint8),
    }


def familiar(text: Text) -> NDArray[np.uint8]:
    """The bits of all pairs of words seen side by side SEEN times, and more often than chance has it."""
    ids = text.codes >> 3
    alone = np.bincount(ids)
    keys = ids[:-1].astype(np.int64) << 20 | ids[1:]
    keys = keys[countable(ids[:-1]) & countable(ids[1:])]
    keys.sort()
    starts = np.concatenate([[0], np.flatnonzero(np.diff(keys)) + 1])
    counts = np.diff(np.concatenate([starts, [len(keys)]]))
    keys = keys[starts]
    left, right = keys >> 20, keys & 0xFFFFF
    often = (counts >= SEEN) & (counts >= alone[left] * (alone[right] / len(ids)))
    return packed(FAMILIAR_BITS, left[often], right[often])


def phrases(text: Text) -> NDArray[np.uint8]:
    """The bits of all three words seen in a row SEEN times."""
    ids = text.codes >> 3
    keys = ids[:-2].astype(np.int64) << 40 | ids[1:-1].astype(np.int64) << 20 | ids[2:]
    keys = keys[countable(ids[:-2]) & countable(ids[1:-1]) & countable(ids[2:])]
    keys.sort()
    starts = np.concatenate([[0], np.flatnonzero(np.diff(keys)) + 1])
    keys = keys[starts[np.diff(np.concatenate([starts, [len(keys)]])) >= SEEN]]
    print(len(keys), "phrases")
    return packed(PHRASE_BITS, keys >> 40, keys >> 20 & 0xFFFFF, keys & 0xFFFFF)


def packed(size: int, *words: Ints) -> NDArray[np.uint8]:
    """The bits of these rows of word numbers."""
    bits = np.zeros(size, np.uint8)
    for places in Familiar(np.zeros(size // 8, np.uint8)).places(*words):
        bits[places.astype(np.int64)] = 1
    return np.packbits(bits, bitorder="little")


def tails(model: Model, text: Text, most: int = 2_000) -> NDArray[np.float16]:
    """For each pair how strongly the other word must be preferred to be so in one of 10,000 places of edited text."""
    places = np.flatnonzero(text.targets >= 0)
    counts = np.bincount(text.targets[places], minlength=len(model.words))
    draw = np.random.default_rng(4)
    places = places[draw.random(len(places)) < most / np.maximum(counts[text.targets[places]], most)]
    gaps = text.gaps[draw.random(len(text.gaps)) < 20 * most / len(text.gaps)]
    places = np.concatenate([places, gaps])
    histogram = np.zeros((len(model.members), BINS), np.int64)
    for at in range(0, len(places), 32_768):
        here = places[at : at + 32_768]
        vectors, targets = model.wanted(text.around(here), text.shapes(here)), text.wanted(here)
        order = np.argsort(targets, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(targets[order])) + 1):
            begin, end = model.start[targets[rows[0]]], model.start[targets[rows[0]] + 1]
            members = model.members[begin:end]
            odds = vectors[rows] @ model.vectors[members].T + model.prior[members]
            bins = np.clip((odds - odds[:, :1] - LOW) / STEP, 0, BINS - 1).astype(np.int64)
            flat = bins + np.arange(end - begin) * BINS
            histogram[begin:end] += np.bincount(flat.ravel(), minlength=(end - begin) * BINS).reshape(-1, BINS)
    total = histogram.sum(axis=1)
    over = np.cumsum(histogram[:, ::-1], axis=1)[:, ::-1].astype(float)
    lasting = np.zeros(len(histogram))
    for bin_ in range(BINS):  # what lies a little below counts too: the next text will have one a little above
        over[:, bin_] += lasting
        lasting = (lasting + histogram[:, bin_]) * np.exp(-STEP)
    enough = over <= (1e-4 * total + 0.5)[:, None]
    return (LOW + STEP * np.where(enough.any(axis=1), enough.argmax(axis=1), BINS)).astype(np.float16)


def observed(model: Model, text: Text) -> tuple[Floats, Ints]:
    """Rows and places of the alarms in the text as it is."""
    known = model.familiar.beside(text.codes >> 3)
    words = np.flatnonzero((text.targets >= 0) & ~(known[:-1] & known[1:]))
    between = np.flatnonzero(gaps(text.codes) & ~known[:-1]) + len(text.codes)
    rows, found = [], []
    for gap, places in ((False, words), (True, between)):
        for at in range(0, len(places), 32_768):
            here = places[at : at + 32_768]
            vectors = model.wanted(text.around(here), text.shapes(here))
            at_word = here % len(text.codes)
            alarms = model.alarms(at_word, vectors, text.wanted(here))
            rows.append(features(model, text.codes, text.targets, alarms, gap))
            found.append(np.stack([alarms.places, alarms.pairs, np.full(len(alarms.places), gap)], axis=1))
    return np.concatenate(rows), np.concatenate(found)


def injected(model: Model, text: Text, seed: int = 5) -> tuple[Floats, Ints, Floats, Floats]:
    """Rows of the alarms where words stand in each other's place, their places, their weights; and what was put in.

    The last holds for each kind the weight of all that was put in, found or not.
    """
    draw = np.random.default_rng(seed)
    rate = np.array([RATE[kind] for kind in KINDS]) * SHARE
    share = np.maximum(rate, LEAST_SHARE)
    lost = np.where(model.members == model.nothing, MISSING, 1)
    pair_rate = rate[model.kinds] * lost
    pair_share = share[model.kinds] * lost
    pair_share[model.start[:-1]] = 0
    by_word = np.add.reduceat(pair_share, model.start[:-1])
    sums = np.cumsum(pair_share)
    before = np.concatenate([[0], sums])[model.start[:-1]]
    places = np.concatenate([np.flatnonzero(text.targets >= 0), text.gaps])
    wanted = text.wanted(places)
    chosen = draw.random(len(places)) < np.where(wanted == model.nothing, 0.008, by_word[wanted])
    places, wanted = places[chosen], wanted[chosen]
    pairs = np.searchsorted(sums, before[wanted] + draw.random(len(places)) * by_word[wanted] * 0.999999, side="right")
    wrong = model.members[pairs]
    weight = (pair_rate / np.maximum(pair_share, 1e-9))[pairs]
    ids = text.codes >> 3
    rows, found, weights = [], [], []
    put = np.bincount(model.kinds[pairs], weight, minlength=len(KINDS))
    for gap in (False, True):
        which = np.flatnonzero((places >= len(text.codes)) == gap)
        for at in range(0, len(which), 32_768):
            now = which[at : at + 32_768]
            here, at_word = places[now], places[now] % len(text.codes)
            left, right = ids[at_word - 1], ids[np.minimum(at_word + (not gap), len(ids) - 1)]
            middle, nothing = model.ids[wrong[now]], wrong[now] == model.nothing
            usual = model.familiar(left, middle) & model.familiar(middle, right)
            usual = np.where(nothing, model.familiar(left, right), usual)
            vectors = model.wanted(text.around(here), text.shapes(here))
            place_of = np.arange(len(now))[~usual]
            alarms = model.alarms(place_of, vectors[~usual], wrong[now][~usual])
            index = alarms.places
            real = alarms._replace(places=at_word[index])
            rows.append(features(model, text.codes, text.targets, real, gap, wrong[now][index]))
            right_word = model.members[alarms.pairs] == wanted[now][index]
            found.append(np.stack([real.places, pairs[now][index], right_word], axis=1))
            weights.append(weight[now][index])
    return np.concatenate(rows), np.concatenate(found), np.concatenate(weights), put


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
ROUNDS = 250


def fit(rows: Floats, labels: Ints, weights: Floats) -> Any:
    """Trees on these rows, both sides weighing the same."""
    weights = weights * np.where(labels, (~labels.astype(bool)).sum() / weights[labels.astype(bool)].sum(), 1.0)
    data = lightgbm.Dataset(rows, labels, weight=weights, feature_name=[name.replace(" ", "_") for name in FEATURES])
    return lightgbm.train(PARAMETERS, data, ROUNDS)


def flat(booster: Any) -> dict[str, NDArray[Any]]:
    """The trees in the arrays that `checks.models.casing.model.Trees` reads."""
    trees = [tree["tree_structure"] for tree in booster.dump_model()["tree_info"]]
    size, depth = 0, 0
    lists = []
    for tree in trees:
        nodes: list[tuple[int, float, int, int, float]] = []
        depth = max(depth, _walk(tree, nodes))
        lists.append(nodes)
        size = max(size, len(nodes))
    feature = np.zeros((len(lists), size), np.uint8)
    threshold = np.zeros((len(lists), size), np.float32)
    children = np.tile(np.arange(size, dtype=np.uint8)[None, :, None], (len(lists), 1, 2))
    value = np.zeros((len(lists), size), np.float16)
    for row, nodes in enumerate(lists):
        for place, (which, bar, left, right, leaf) in enumerate(nodes):
            feature[row, place], threshold[row, place], value[row, place] = which, bar, leaf
            children[row, place] = left, right
    return {
        "tree_feature": feature,
        "tree_threshold": threshold,
        "tree_children": children,
        "tree_value": value,
        "tree_depth": np.array(depth),
        "tree_base": np.array(0.0),
    }


def _walk(node: dict[str, Any], nodes: list[tuple[int, float, int, int, float]]) -> int:
    place = len(nodes)
    if "leaf_value" in node:
        nodes.append((0, np.inf, place, place, node["leaf_value"]))
        return 0
    nodes.append((0, 0.0, 0, 0, 0.0))
    left = len(nodes)
    deep = _walk(node["left_child"], nodes)
    right = len(nodes)
    deep = max(deep, _walk(node["right_child"], nodes))
    nodes[place] = (node["split_feature"], node["threshold"], left, right, 0.0)
    return deep + 1


def mistakes() -> list[int]:
    """Places of the held-out text that are wrong in it."""
    lines = Path(__file__).with_name("mistakes.txt").read_text(encoding="utf-8").splitlines()
    return [int(place) for line in lines if line[:1] != "#" for place in line.split()]


def main(work: Path, out: Path) -> None:
    """Trains on all that was held out, prints what a half tells of the other, and writes the model."""
    tables = network(work)
    vocabulary = tables["vocabulary"].tobytes().decode().split("\n")
    words = tables["words"].tobytes().decode().split("\n")
    cache = work / "tables.npz"
    if not cache.exists():
        text = Text(work, "words.npy", vocabulary, words)
        counts = np.bincount(text.targets[text.targets >= 0], minlength=len(words))
        tables["counts"] = np.log1p(counts).astype(np.float16)
        tables["familiar"], tables["phrases"] = familiar(text), phrases(text)
        tables["tails"] = tails(Model(tables), text)
        np.savez(cache, **{name: tables[name] for name in ("counts", "familiar", "phrases", "tails")})
        del text
    tables |= dict(np.load(cache))
    model = Model(tables)
    text = Text(work, "held.npy", vocabulary, words)
    text.targets[(text.codes & 7) == CAPITAL] = -1
    clean, clean_at = observed(model, text)
    right = ~np.isin(clean_at[:, 0], mistakes())
    clean, clean_at = clean[right], clean_at[right]
    wrong, wrong_at, weights, put = injected(model, text)
    np.savez(
        work / "rows.npz", clean=clean, clean_at=clean_at, wrong=wrong, wrong_at=wrong_at, weights=weights, put=put
    )
    rows = np.concatenate([clean, wrong])
    labels = np.repeat([0, 1], [len(clean), len(wrong)])
    booster = fit(rows, labels, np.concatenate([np.ones(len(clean)), weights]))
    tables |= flat(booster)
    np.savez_compressed(out, **tables)
    print(f"{out}: {out.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
