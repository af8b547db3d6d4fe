"""Prints the weights of `checks/models/spelling/meant.py`: how a slip, a word's frequency and its neighbours count together.

    python training/words/weights.py CORPORA

Slips of five kinds are put into words of `CORPORA` (as for `attest.py`) at random; a regression learns which of the
words one or two slips away stood there. Chance never puts a letter for one that is not beside it on the keys and makes
no slip of memory, so what these cost is weighed by hand, as is the list of known misspellings.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from attest import HELD_OUT, documents
from numpy.typing import NDArray

from checks.language import words
from checks.models.real_words.neighbours import Fit, Places
from checks.models.spelling import meant

WORD = re.compile(r"(?<=[a-z,] )[a-z]{3,}(?=[ ,.])")
KINDS = "SWAPPED TWICE ONCE LEFT_OUT BESIDE STRUCK_TOO PUT_IN VOWEL OTHER TWO_STEPS FIRST_LETTER LAST_LETTER".split()
REST = "FREQUENCY BESIDE_IT PHRASE IN_NETWORK ODDS IN_ARTICLE".split()
ONE_WORD_IN, MOST, CANDIDATES = 25, 8_000, 12
NOT_AT_FIRST = 0.95
"""Hands and eyes hold a first letter fast."""
STEPS, RIDGE, RATE = 300, 1e-3, 0.05


def slipped(word: str, chance: random.Random) -> str:
    """The word with two letters swapped, one left out, struck twice, struck beside, or put in."""
    at = chance.randrange(1, len(word) - 1) if chance.random() < NOT_AT_FIRST else 0
    left, letter, right = word[:at], word[at], word[at + 1 :]
    beside = [pair[1] for pair in sorted(meant.KEYS) if pair[0] == letter]
    return chance.choice(
        (
            left + right[0] + letter + right[1:],
            left + right,
            left + 2 * letter + right,
            left + chance.choice(beside) + right,
            left + chance.choice([*beside, *"aeioutnrs"]) + letter + right,
        )
    )


def row(wrong: str, right: str, fit: Fit, counts: Counter[str]) -> list[float]:
    """What speaks for a word, in the order of KINDS and REST."""
    ends = (wrong[0] != right[0]), (wrong[-1] != right[-1])
    own = meant.cost(wrong, right) - meant.FIRST_LETTER * ends[0] - meant.LAST_LETTER * ends[1]
    kinds = [float(abs(getattr(meant, kind) - own) < 1e-6) for kind in KINDS[:-2]]
    odds = (0.0, 0.0) if fit.odds is None else (1.0, fit.odds)
    rest = (words.frequency(right), fit.left + fit.right, fit.phrases, *odds, np.log1p(counts[right]))
    return [*kinds, *map(float, ends), *map(float, rest)]


def examples(folder: Path) -> Iterator[tuple[int, NDArray[np.float64]]]:
    """For each slip which row is the right word's, and a row for each candidate."""
    chance = random.Random(5)
    for source, held_out in HELD_OUT.items():
        for index, text in enumerate(documents(folder / f"{source}.txt")):
            counts = Counter(re.findall(r"[^\W\d_]+", text))
            for match in () if held_out(index) else list(WORD.finditer(text))[::ONE_WORD_IN]:
                wrong = slipped(match[0], chance)
                near = words.ranked(wrong)[:CANDIDATES]
                if words.is_common(wrong) or match[0] not in near:
                    continue
                (fits,) = Places(text, [match.span()]).fits([near])
                others = counts - Counter((match[0],))
                rows = [row(wrong, each, fit, others) for each, fit in zip(near, fits, strict=True)]
                yield near.index(match[0]), np.array(rows)


def learn(right: list[int], sets: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """The weights under which the right words win, by Adam."""
    rows, sizes = np.concatenate(sets), np.array(list(map(len, sets)))
    starts = np.cumsum(sizes) - sizes
    scale = rows.std(0) + 1e-6
    rows /= scale
    wanted = rows[starts + right].sum(0)
    weights, first, second = (np.zeros(rows.shape[1]) for _ in range(3))
    for step in range(1, STEPS + 1):
        scores = rows @ weights
        scores = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        shares = scores / np.repeat(np.add.reduceat(scores, starts), sizes)
        gradient = (rows.T @ shares - wanted) / len(sets) + RIDGE * weights
        first += 0.1 * (gradient - first)
        second += 0.001 * (gradient**2 - second)
        weights -= RATE * first / (1 - 0.9**step) / (np.sqrt(second / (1 - 0.999**step)) + 1e-9)
    return weights / scale


def main() -> None:
    """Prints what each kind of slip costs and what the rest is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    found = [pair for _, pair in zip(range(MOST), examples(parser.parse_args().corpora), strict=False)]
    weights = dict(zip((*KINDS, *REST), learn(*map(list, zip(*found, strict=True))), strict=True))
    for name, weight in weights.items():
        cost = -weight if name in KINDS[-2:] else weights["SWAPPED"] - weight
        print(f"{name} = {cost if name in KINDS else weight:.2f}")


if __name__ == "__main__":
    main()
