"""Trains the network that tells which word of a confusion set its neighbours ask for.

    python -m training.real_words.train WORK [EPOCHS]

WORK holds what `read` and `graph` wrote and `steps.so` (see steps.c). Four words to either side, embedded, go through
one hidden layer and beside it to a vector that is compared with the vectors of the words of the set; the set of a word
is all it competes with. A gap between two words is a place too, held by NOTHING. Writes `net.npz` after every epoch.
"""

import ctypes
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from checks.models.real_words.tokens import (
    CAPITAL,
    CAPS,
    FIRST_WORD,
    LOWER,
    MARK,
    NOTHING,
    PARAGRAPH,
    REACH,
    STARTING,
    Numbering,
    encode,
)

VOCABULARY, WIDTH, SHAPE_WIDTH, HIDDEN, OUT = 40_000, 32, 4, 256, 64
MOST_OF_ONE_WORD = {"wh": 120_000, "wiki": 240_000}
"""How many places of a word are seen in an epoch, from briefings and from the rest."""
BATCH = 1024
OFFSETS = np.array([*range(-REACH, 0), *range(1, REACH + 1)])
AROUND_A_GAP = np.arange(-REACH, REACH)
STOPS = (".", "!", "?", '"', "“", ":", "(", "‘", "'")

Floats = NDArray[np.float32]


def load_steps(work: Path) -> Any:
    """The C functions, with their types."""
    library = ctypes.CDLL(str(work / "steps.so"))
    library.softmax_step.restype = ctypes.c_double
    return library


def pointer(array: NDArray[Any]) -> Any:
    """The address of an array's first element."""
    return ctypes.c_void_p(array.ctypes.data)


class Text:
    """A stream of words as codes, and for each word the number it has in the graph."""

    def __init__(self, work: Path, name: str, vocabulary: list[str], graph_words: list[str]) -> None:
        types = (work / "types.txt").read_text(encoding="utf-8").split("\x00")
        words = np.load(work / name)
        numbering = Numbering(vocabulary)
        by_type = np.array([numbering[word] for word in types], np.int32)
        stops = np.array([PARAGRAPH, *(numbering.numbers[s] for s in STOPS if s in numbering.numbers)])
        self.codes = encode(words, by_type, stops)
        number = {word: index for index, word in enumerate(graph_words)}
        target_of_type = np.array([number.get(word.lower().replace("’", "'"), -1) for word in types], np.int32)
        self.targets = target_of_type[words]
        self.targets[(self.codes & 7) == CAPS] = -1
        self.paragraph = np.cumsum((self.codes >> 3) == PARAGRAPH).astype(np.int32)
        self.words, self.types = words, types
        self.nothing = number[NOTHING]
        breaks, marks = (self.codes >> 3) == PARAGRAPH, (self.codes & 7) == MARK
        open_gap = ~(breaks | marks)
        open_gap[1:] &= ~breaks[:-1]
        self.gaps = np.flatnonzero(open_gap) + len(self.codes)
        """A gap has the number of the word behind it plus the number of words."""

    def around(self, places: NDArray[Any]) -> NDArray[np.int32]:
        """Codes of the neighbours of the words and gaps at these places."""
        gap = places >= len(self.codes)
        at = np.where(gap, places - len(self.codes), places)
        there = np.clip(at[:, None] + np.where(gap[:, None], AROUND_A_GAP, OFFSETS), 0, len(self.codes) - 1)
        codes = self.codes[there]
        inside = (self.paragraph[there] == self.paragraph[at][:, None]) & ((codes >> 3) != PARAGRAPH)
        return np.where(inside, codes, 0)

    def shapes(self, places: NDArray[Any]) -> NDArray[np.int32]:
        """Whether there is a capital at these places; other shapes would tell what stands there."""
        shapes = self.codes[places % len(self.codes)] & 7
        return np.where((places < len(self.codes)) & np.isin(shapes, (CAPITAL, STARTING)), shapes, LOWER)

    def wanted(self, places: NDArray[Any]) -> NDArray[np.int32]:
        """Numbers in the graph of what stands at these places."""
        here = self.targets[places % len(self.codes)]
        return np.where(places >= len(self.codes), self.nothing, here).astype(np.int32)


class Net:
    """The network with its optimiser's state."""

    def __init__(self, vocabulary: int, words: int) -> None:
        random = np.random.default_rng(1)
        ins = len(OFFSETS) * (WIDTH + SHAPE_WIDTH) + 8
        self.E = random.normal(0, 0.1, (vocabulary, WIDTH)).astype(np.float32)
        self.S = random.normal(0, 0.1, (8 * len(OFFSETS), SHAPE_WIDTH)).astype(np.float32)
        self.V = random.normal(0, 0.1, (words, OUT)).astype(np.float32)
        self.b = np.zeros(words, np.float32)
        self.W1 = random.normal(0, ins**-0.5, (ins, HIDDEN)).astype(np.float32)
        self.c1 = np.zeros(HIDDEN, np.float32)
        self.W2 = random.normal(0, HIDDEN**-0.5, (HIDDEN, OUT)).astype(np.float32)
        self.W3 = random.normal(0, ins**-0.5, (ins, OUT)).astype(np.float32)
        self.acc = {name: np.full(len(getattr(self, name)), 1e-3, np.float32) for name in "ESVb"}
        self.adam = {
            name: (np.zeros_like(getattr(self, name)), np.zeros_like(getattr(self, name)))
            for name in ("W1", "c1", "W2", "W3")
        }
        self.steps = 0

    def inputs(self, codes: NDArray[np.int32], shapes: NDArray[np.int32]) -> Floats:
        """What the first layer sees."""
        n = len(codes)
        x = np.empty((n, len(OFFSETS) * (WIDTH + SHAPE_WIDTH) + 8), np.float32)
        wide = len(OFFSETS) * WIDTH
        x[:, :wide] = self.E[codes >> 3].reshape(n, -1)
        x[:, wide:-8] = self.S[(codes & 7) + 8 * np.arange(len(OFFSETS))].reshape(n, -1)
        x[:, -8:] = 0
        x[np.arange(n), shapes - 8] = 1
        return x

    def forward(self, x: Floats) -> tuple[Floats, Floats]:
        """The hidden layer and the vector that is compared with words."""
        hidden = np.maximum(x @ self.W1 + self.c1, 0)
        return hidden, hidden @ self.W2 + x @ self.W3

    def move(self, name: str, gradient: Floats, rate: float) -> None:
        """One step of Adam."""
        first, second = self.adam[name]
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient * gradient - second)
        fair = (1 - 0.999**self.steps) ** 0.5 / (1 - 0.9**self.steps)
        getattr(self, name)[...] -= rate * fair * first / (np.sqrt(second) + 1e-8)


def train_batch(
    net: Net, library: Any, text: Text, at: NDArray[Any], sets: tuple[Any, Any], rate: float, random: Any
) -> float:
    """One step; returns the sum of the losses."""
    codes = text.around(at)
    lowered = random.random((len(at), 1)) < 0.15
    codes = np.where(lowered & ((codes & 7) == CAPITAL), codes - CAPITAL + LOWER, codes)
    targets = np.ascontiguousarray(text.wanted(at))
    x = net.inputs(codes, text.shapes(at))
    hidden, z = net.forward(x)
    dz = np.empty_like(z)
    start, members = sets
    loss = library.softmax_step(
        len(at),
        OUT,
        pointer(z),
        pointer(targets),
        pointer(start),
        pointer(members),
        pointer(net.V),
        pointer(net.acc["V"]),
        pointer(net.b),
        pointer(net.acc["b"]),
        ctypes.c_float(0.05 * rate),
        pointer(dz),
    )
    dh = (dz @ net.W2.T) * (hidden > 0)
    dx = dh @ net.W1.T + dz @ net.W3.T
    net.steps += 1
    n, wide = len(at), len(OFFSETS) * WIDTH
    for name, gradient in (("W1", x.T @ dh), ("c1", dh.sum(0)), ("W2", hidden.T @ dz), ("W3", x.T @ dz)):
        net.move(name, gradient / n, 0.001 * rate)
    ids = np.ascontiguousarray((codes >> 3).ravel())
    g = np.ascontiguousarray(dx[:, :wide]).reshape(-1, WIDTH)
    library.rows_step(
        ctypes.c_long(len(ids)),
        WIDTH,
        pointer(ids),
        pointer(g),
        ctypes.c_long(WIDTH),
        pointer(net.E),
        pointer(net.acc["E"]),
        ctypes.c_float(0.05 * rate),
    )
    ids = np.ascontiguousarray(((codes & 7) + 8 * np.arange(len(OFFSETS), dtype=np.int32)).ravel())
    g = np.ascontiguousarray(dx[:, wide:-8]).reshape(-1, SHAPE_WIDTH)
    library.rows_step(
        ctypes.c_long(len(ids)),
        SHAPE_WIDTH,
        pointer(ids),
        pointer(g),
        ctypes.c_long(SHAPE_WIDTH),
        pointer(net.S),
        pointer(net.acc["S"]),
        ctypes.c_float(0.02 * rate),
    )
    return loss


def read_graph(work: Path) -> tuple[list[str], list[list[int]]]:
    """The words, and for each its own number followed by those it competes with."""
    rows = [line.split("\t") for line in (work / "graph.tsv").read_text(encoding="utf-8").splitlines()]
    words = [row[0] for row in rows]
    number = {word: index for index, word in enumerate(words)}
    near: list[list[int]] = [[index] for index in range(len(words))]
    for index, row in enumerate(rows):
        near[index].extend(number[item.rsplit(":", 1)[0]] for item in row[2].split() if item)
    return words, near


def vocabulary_of(work: Path) -> list[str]:
    """The most frequent words and marks, in lower case."""
    types = (work / "types.txt").read_text(encoding="utf-8").split("\x00")
    counts = np.bincount(np.load(work / "words.npy"), minlength=len(types))
    totals: Counter[str] = Counter()
    for word, count in zip(types, counts, strict=True):
        if word[0] != "\n" and not word[0].isdigit():
            totals[word.lower().replace("’", "'")] += int(count)
    return [word for word, _ in totals.most_common(VOCABULARY)]


def sampling(work: Path, text: Text, words: int) -> tuple[NDArray[Any], Floats, Floats]:
    """All places, the chance of each to be seen in an epoch, and for each word the share of its places that are."""
    begins = {n: int(at) for n, at, _ in map(str.split, (work / "sources.txt").read_text().splitlines())}
    places = np.concatenate([np.flatnonzero(text.targets >= 0), text.gaps])
    wanted = text.wanted(places)
    here = places % len(text.codes)
    briefings = (here >= begins["wh"]) & (here < begins["wiki"])
    chances = np.zeros(len(places), np.float32)
    for which, most in ((briefings, MOST_OF_ONE_WORD["wh"]), (~briefings, MOST_OF_ONE_WORD["wiki"])):
        counts = np.bincount(wanted[which], minlength=words)
        share = np.minimum(1, most * np.where(np.arange(words) == text.nothing, 10, 1) / np.maximum(counts, 1))
        chances[which] = share[wanted[which]]
    elsewhere = np.bincount(wanted, np.where(briefings, 0.3, 1.0), minlength=words)
    seen = np.bincount(wanted, chances, minlength=words)
    return places, chances, ((seen + 1) / (elsewhere + 1)).astype(np.float32)


def main(work: Path, epochs: int) -> None:
    """Trains and saves."""
    vocabulary = vocabulary_of(work)
    words, near = read_graph(work)
    text = Text(work, "words.npy", vocabulary, words)
    library = load_steps(work)
    start = np.cumsum([0, *map(len, near)]).astype(np.int32)
    members = np.array([m for row in near for m in row], np.int32)
    places, chances, seen_of_all = sampling(work, text, len(words))
    net = Net(FIRST_WORD + len(vocabulary), len(words))
    random = np.random.default_rng(2)
    began, done, total = time.time(), 0, int(epochs * chances.sum())
    print(len(words), "words", total, "examples", flush=True)
    for epoch in range(epochs):
        chosen = places[random.random(len(places)) < chances]
        random.shuffle(chosen)
        loss, seen = 0.0, 0
        for at in range(0, len(chosen), BATCH):
            batch = chosen[at : at + BATCH]
            rate = max(0.02, 1 - done / total)
            loss += train_batch(net, library, text, batch, (start, members), rate, random)
            seen, done = seen + len(batch), done + len(batch)
            if (at // BATCH) % 500 == 499:
                print(epoch, seen, round(loss / seen, 4), round(time.time() - began), flush=True)
                loss, seen = 0.0, 0
        np.savez(
            work / "net.npz",
            E=net.E,
            S=net.S,
            V=net.V,
            b=net.b - np.log(seen_of_all).astype(np.float32),
            W1=net.W1,
            c1=net.c1,
            W2=net.W2,
            W3=net.W3,
            start=start,
            members=members,
            words=np.array(words),
            vocabulary=np.array(vocabulary),
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 2)
