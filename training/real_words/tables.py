"""The trained network in small numbers, and what is familiar: pairs and threes of words, and how far odds reach."""

from pathlib import Path

import numpy as np
import typer
from numpy.typing import NDArray

from checks.models.real_words.evidence import Familiar, countable
from checks.models.real_words.model import KINDS, Model
from checks.models.real_words.tokens import PARAGRAPH
from training.arrays import Ints, Table, load
from training.real_words.graph import read_graph
from training.real_words.text import STOPS, Text

FAMILIAR_BITS, PHRASE_BITS, SEEN = 1 << 23, 1 << 24, 3
STEP, LOW, HIGH = 0.25, -2.0, 20.0
BINS = int((HIGH - LOW) / STEP)
SELDOM = 1e-4
"""Of the places of edited text: so seldom odds may lie above the tail."""
ROWS = 32_768
"""Places at a time."""


def rounded(rows: Ints) -> tuple[NDArray[np.int8], NDArray[np.float16]]:
    """Rows as small whole numbers, and what to multiply each by."""
    scale = (np.maximum(np.abs(rows).max(1, keepdims=True), 1e-4) / 127).astype(np.float16)
    return np.clip(np.round(rows / scale.astype(np.float32)), -127, 127).astype(np.int8), scale


def network(folder: Path) -> Table:
    """The network as `checks.models.real_words.model` reads it, with nothing familiar yet."""
    net, near = load(folder / "net.npz"), read_graph(folder)
    vocabulary, words = [str(word) for word in net["vocabulary"]], [str(word) for word in net["words"]]
    embedding, embedding_scale = rounded(net["E"])
    vectors, vectors_scale = rounded(net["V"])
    first_word = len(net["E"]) - len(vocabulary)
    numbered = {word: first_word + index for index, word in enumerate(vocabulary)}
    members = len(net["members"])
    halves = {"shapes": "S", "prior": "b", "first": "W1", "first_bias": "c1", "second": "W2", "across": "W3"}
    return {
        "words": np.frombuffer("\n".join(words).encode(), np.uint8),
        "vocabulary": np.frombuffer("\n".join(vocabulary).encode(), np.uint8),
        "stops": np.array([PARAGRAPH, *(numbered[s] for s in STOPS if s in numbered)], np.int32),
        "embedding": embedding,
        "embedding_scale": embedding_scale,
        "vectors": vectors,
        "vectors_scale": vectors_scale,
        **{name: net[short].astype(np.float16) for name, short in halves.items()},
        "start": net["start"].astype(np.int32),
        "members": net["members"].astype(np.uint16),
        # the word itself is the first member of its set, and of no kind
        "kinds": np.array(
            [kind for kinds in near.values() for kind in (0, *map(KINDS.index, kinds.values()))], np.uint8
        ),
        "tails": np.zeros(members, np.float16),
        "counts": np.zeros(len(words), np.float16),
        "familiar": np.zeros(FAMILIAR_BITS // 8, np.uint8),
        "phrases": np.zeros(PHRASE_BITS // 8, np.uint8),
    }


def with_familiar(tables: Table, text: Text) -> Table:
    """The tables with what the network's own text says of words, of pairs and of threes, and of the network."""
    words = len(tables["counts"])
    counts = np.bincount(text.targets[text.targets >= 0], minlength=words)
    found = tables | {
        "counts": np.log1p(counts).astype(np.float16),
        "familiar": familiar(text),
        "phrases": phrases(text),
    }
    return found | {"tails": tails(Model(found), text)}


def _counted(keys: Ints) -> tuple[Ints, Ints]:
    """The keys, each once, and how often each is there; `keys` is sorted in place."""
    keys.sort()
    starts = np.concatenate([[0], np.flatnonzero(np.diff(keys)) + 1])
    return keys[starts], np.diff(np.concatenate([starts, [len(keys)]]))


def familiar(text: Text) -> NDArray[np.uint8]:
    """The bits of all pairs of words seen side by side SEEN times, and more often than chance has it."""
    ids = text.codes >> 3
    alone = np.bincount(ids)
    keys = ids[:-1].astype(np.int64) << 20 | ids[1:]
    keys, counts = _counted(keys[countable(ids[:-1]) & countable(ids[1:])])
    left, right = keys >> 20, keys & 0xFFFFF
    often = (counts >= SEEN) & (counts >= alone[left] * (alone[right] / len(ids)))
    return packed(FAMILIAR_BITS, left[often], right[often])


def phrases(text: Text) -> NDArray[np.uint8]:
    """The bits of all three words seen in a row SEEN times."""
    ids = text.codes >> 3
    keys = ids[:-2].astype(np.int64) << 40 | ids[1:-1].astype(np.int64) << 20 | ids[2:]
    keys, counts = _counted(keys[countable(ids[:-2]) & countable(ids[1:-1]) & countable(ids[2:])])
    keys = keys[counts >= SEEN]
    typer.echo(f"{len(keys):,} phrases")
    return packed(PHRASE_BITS, keys >> 40, keys >> 20 & 0xFFFFF, keys & 0xFFFFF)


def packed(size: int, *words: Ints) -> NDArray[np.uint8]:
    """The bits of these rows of word numbers."""
    bits = np.zeros(size, np.uint8)
    for places in Familiar(np.zeros(size // 8, np.uint8)).places(*words):
        bits[places.astype(np.int64)] = 1
    return np.packbits(bits, bitorder="little")


def some_places(model: Model, text: Text, most: int) -> Ints:
    """At most about so many places of each word, and twenty times as many gaps."""
    places = np.flatnonzero(text.targets >= 0)
    counts = np.bincount(text.targets[places], minlength=len(model.words))
    draw = np.random.default_rng(4)
    places = places[draw.random(len(places)) < most / np.maximum(counts[text.targets[places]], most)]
    gaps = text.gaps[draw.random(len(text.gaps)) < 20 * most / len(text.gaps)]
    return np.concatenate([places, gaps])


def histogram_of_odds(model: Model, text: Text, places: Ints) -> Ints:
    """For each pair of the graph how often the other word is so much likelier than the one that stands there."""
    histogram = np.zeros((len(model.members), BINS), np.int64)
    for at in range(0, len(places), ROWS):
        here = places[at : at + ROWS]
        vectors, targets = model.wanted(text.around(here), text.shapes(here)), text.wanted(here)
        order = np.argsort(targets, kind="stable")
        for rows in np.split(order, np.flatnonzero(np.diff(targets[order])) + 1):
            begin, end = model.start[targets[rows[0]]], model.start[targets[rows[0]] + 1]
            members = model.members[begin:end]
            odds = vectors[rows] @ model.vectors[members].T + model.prior[members]
            bins = np.clip((odds - odds[:, :1] - LOW) / STEP, 0, BINS - 1).astype(np.int64)
            flat = bins + np.arange(end - begin) * BINS
            histogram[begin:end] += np.bincount(flat.ravel(), minlength=(end - begin) * BINS).reshape(-1, BINS)
    return histogram


def tails(model: Model, text: Text, most: int = 2_000) -> NDArray[np.float16]:
    """For each pair how strongly the other word must be preferred to be so in one of 10,000 places of edited text."""
    histogram = histogram_of_odds(model, text, some_places(model, text, most))
    total = histogram.sum(axis=1)
    over = np.cumsum(histogram[:, ::-1], axis=1)[:, ::-1].astype(float)
    lasting = np.zeros(len(histogram))
    for bin_ in range(BINS):  # what lies a little below counts too: the next text will have one a little above
        over[:, bin_] += lasting
        lasting = (lasting + histogram[:, bin_]) * np.exp(-STEP)
    enough = over <= (SELDOM * total + 0.5)[:, None]
    return (LOW + STEP * np.where(enough.any(axis=1), enough.argmax(axis=1), BINS)).astype(np.float16)
