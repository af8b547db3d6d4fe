"""Trains the network. A gap between two words is a place too, held by NOTHING."""

import time
from pathlib import Path

import numpy as np
import typer

from checks.models.real_words.tokens import FIRST_WORD
from training.arrays import Floats, Ints, save
from training.compiled import library
from training.place import Place
from training.real_words.graph import Near, read_graph
from training.real_words.network import Net, Sets, Trainer
from training.real_words.text import Text, vocabulary_of

MOST_OF_ONE_WORD = {"wh": 120_000, "rest": 240_000}
"""Places of a word that are seen in an epoch, from briefings and from the rest; of NOTHING MORE_GAPS times as many."""
MORE_GAPS = 10
BRIEFINGS_COUNT = 0.3
"""What a place in briefings counts for in how often a word stands elsewhere."""
BATCH, EPOCHS, SLOWEST = 1024, 2, 0.02


def sets_of(near: Near) -> Sets:
    """For each word of the graph its own number followed by those it competes with."""
    number = {word: index for index, word in enumerate(near)}
    members = [[number[word], *(number[other] for other in kinds)] for word, kinds in near.items()]
    start = np.cumsum([0, *map(len, members)]).astype(np.int32)
    return Sets(start, np.array([member for row in members for member in row], np.int32))


def sampling(folder: Path, text: Text, words: int) -> tuple[Ints, Floats, Floats]:
    """All places, the chance of each to be seen in an epoch, and for each word the share of its places that are."""
    lines = (folder / "sources.txt").read_text(encoding="utf-8").splitlines()
    begins = {name: int(at) for name, at, _ in map(str.split, lines)}
    places = text.all_places()
    wanted = text.wanted(places)
    here = places % len(text.codes)
    briefings = (here >= begins["wh"]) & (here < begins["wiki"])
    chances = np.zeros(len(places), np.float32)
    more = np.where(np.arange(words) == text.nothing, MORE_GAPS, 1)
    for which, most in ((briefings, MOST_OF_ONE_WORD["wh"]), (~briefings, MOST_OF_ONE_WORD["rest"])):
        counts = np.bincount(wanted[which], minlength=words)
        share = np.minimum(1, most * more / np.maximum(counts, 1))
        chances[which] = share[wanted[which]]
    elsewhere = np.bincount(wanted, np.where(briefings, BRIEFINGS_COUNT, 1.0), minlength=words)
    seen = np.bincount(wanted, chances, minlength=words)
    return places, chances, ((seen + 1) / (elsewhere + 1)).astype(np.float32)


def train(trainer: Trainer, places: Ints, chances: Floats, epochs: int = EPOCHS) -> None:
    """Trains on places that are drawn anew for each epoch."""
    random = np.random.default_rng(2)
    began, done, total = time.monotonic(), 0, int(epochs * chances.sum())
    typer.echo(f"{total:,} examples")
    for epoch in range(epochs):
        chosen = places[random.random(len(places)) < chances]
        random.shuffle(chosen)
        loss, seen = 0.0, 0
        for at in range(0, len(chosen), BATCH):
            batch = chosen[at : at + BATCH]
            loss += trainer.learn(batch, max(SLOWEST, 1 - done / total), random)
            seen, done = seen + len(batch), done + len(batch)
            if (at // BATCH) % 2000 == 1999:
                typer.echo(f"epoch {epoch} {done:,} loss {loss / seen:.4f} {(time.monotonic() - began) / 60:.1f} min")
                loss, seen = 0.0, 0


def run(place: Place) -> None:
    """Writes net.npz."""
    folder = place.folder("real_words")
    vocabulary, near = vocabulary_of(folder), read_graph(folder)
    words, sets = list(near), sets_of(near)
    text = Text(folder, "words.npy", vocabulary, words)
    places, chances, seen = sampling(folder, text, len(words))
    net = Net(FIRST_WORD + len(vocabulary), len(words))
    train(Trainer(net, library(Path(__file__).with_name("steps.c"), folder), text, sets), places, chances)
    named = {"words": np.array(words), "vocabulary": np.array(vocabulary)}
    prior = {"b": net.arrays["b"] - np.log(seen)}
    save(folder / "net.npz", net.arrays | prior | sets._asdict() | named)
