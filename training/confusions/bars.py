"""Sets, for every word and every word it may stand for, how much likelier the other must be to be reported.

    python -m training.confusions.bars WORK OUT [FALSE_ALARMS]

WORK holds what `train` wrote. The rounded network reads edited text: how often it prefers another word to the one that
stands there is the false alarms of that pair, and how strongly it prefers the right word is what would be found if the
other stood there. Each bar is the one that gains most, at one price of a false alarm for all pairs; the price is the
one at which the text that was held out gives FALSE_ALARMS a thousand words. Writes OUT, the model's file.
"""

import io
import lzma
import sys
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checks.lexicon.confusions import KINDS, Model
from checks.lexicon.context import PARAGRAPH
from training.confusions.train import STOPS, Text

Floats = NDArray[np.float64]

STEP, LOW, HIGH = 0.25, -12.0, 20.0
BINS = int((HIGH - LOW) / STEP)
RATE = {
    "common": 1.0,
    "listed": 0.15,
    "homophone": 0.3,
    "slip": 0.05,
    "substitution": 0.02,
    "form": 0.05,
    "small": 0.02,
}
"""How often a writer puts the other word, beside the common confusions."""
SOFT = 1.0
"""How far below a bar, in nats, an alarm still counts a third: the next text will have one a little above."""


def rounded(rows: NDArray[Any]) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Rows as small whole numbers, and what to multiply each by."""
    scale = (np.maximum(np.abs(rows).max(1, keepdims=True), 1e-6) / 127).astype(np.float16)
    return np.clip(np.round(rows / scale.astype(np.float32)), -127, 127).astype(np.int8), scale


def arrays(work: Path) -> dict[str, NDArray[Any]]:
    """The network as `checks.lexicon.confusions` reads it, with bars that nothing gets over."""
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
        "kinds": np.array(
            [kinds.get((words[w], words[m]), 0) for w, m in zip(of, members, strict=True)], np.uint8
        ),
        "bars": np.full(len(members), np.inf, np.float16),
    }


def histogram(model: Model, text: Text, places: NDArray[Any]) -> NDArray[np.int64]:
    """For each pair of the table, how many places prefer the other word by how much."""
    counts = np.zeros((len(model.members), BINS), np.int64)
    for at in range(0, len(places), 16_384):
        here = places[at : at + 16_384]
        vectors = model.wanted(text.around(here), text.shapes(here))
        targets = text.wanted(here)
        order = np.argsort(targets, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(targets[order])) + 1):
            begin, end = model.start[targets[rows[0]]], model.start[targets[rows[0]] + 1]
            members = model.members[begin:end]
            scores = vectors[rows] @ model.vectors[members].T + model.prior[members]
            bins = np.clip((scores - scores[:, :1] - LOW) / STEP, 0, BINS - 1).astype(np.int64)
            flat = bins + np.arange(end - begin) * BINS
            counts[begin:end] += np.bincount(flat.ravel(), minlength=(end - begin) * BINS).reshape(-1, BINS)
    return counts


def reverse(model: Model) -> NDArray[np.int64]:
    """For each pair of the table the place of the same pair the other way round."""
    of = np.repeat(np.arange(len(model.words)), np.diff(model.start))
    place = {(int(w), int(m)): at for at, (w, m) in enumerate(zip(of, model.members, strict=True))}
    return np.array([place.get((int(m), int(w)), -1) for w, m in zip(of, model.members, strict=True)])


def above(counts: NDArray[Any]) -> Floats:
    """How many lie at or above the lower edge of each bin."""
    return np.cumsum(counts[:, ::-1], axis=1)[:, ::-1].astype(float)


def softened(counts: NDArray[Any]) -> Floats:
    """As `above`, but what lies below the bar counts too, less with every nat."""
    lasting = np.zeros(len(counts))
    soft = np.zeros(counts.shape)
    for bin_ in range(BINS):
        soft[:, bin_] = lasting
        lasting = (lasting + counts[:, bin_]) * np.exp(-STEP / SOFT)
    return above(counts) + soft


def best_bars(gain: Floats, cost: Floats, price: float) -> NDArray[np.int64]:
    """For each pair the bin whose lower edge is the best bar; BINS where none is worth it."""
    net = gain - price * cost
    best = net.argmax(axis=1)
    return np.where(net[np.arange(len(net)), best] > 0, best, BINS)


def main(work: Path, out: Path, allowed: float) -> None:
    """Measures, sets the bars and writes the model."""
    tables = arrays(work)
    model = Model(tables)
    vocabulary = tables["vocabulary"].tobytes().decode().split("\n")
    counts = {}
    for name in ("held", "words"):
        cached = work / f"odds_{name}.npz"
        if not cached.exists():
            text = Text(work, f"{name}.npy", vocabulary, model.words)
            places = np.concatenate([np.flatnonzero(text.targets >= 0), text.gaps])
            if name == "words":
                at = np.random.default_rng(3).random(len(places)) < 0.3
                places = places[at]
            np.savez_compressed(cached, counts=histogram(model, text, places))
        counts[name] = np.load(cached)["counts"]
    words = int(counts["held"][model.start[:-1][np.diff(model.start) > 0], :].sum())
    np.savez(work / "counts.npz", words=words)
    tables["bars"] = set_bars(model, counts, allowed)
    raw = io.BytesIO()
    np.savez(raw, **tables)
    out.write_bytes(lzma.compress(raw.getvalue(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3]) if len(sys.argv) > 3 else 0.06)
