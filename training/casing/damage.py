"""Articles that lost capitals, and have slips beside: what the trees learn from."""

import dataclasses
import re

import numpy as np

from checks.models.casing.article import capital
from checks.models.casing.tokens import CAPITAL, CAPITAL_S, LOWER, LOWER_S, Pieces, opens_sentence
from checks.models.casing.words import Words
from training.arrays import Flags, Ints

KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
NEAR = {key: row[max(0, at - 1) : at] + row[at + 1 : at + 2] for row in KEYS for at, key in enumerate(row)}
LOW_WORD = re.compile(r"(?<![\w'’-])[a-z]{5,}(?![\w'’-])")
SLIPS = (0.0, 0.004, 0.015)
"""Shares of its lower-case words that a document has misspelt."""
WHOLE, SINGLE, OF_WORDS = 0.35, 0.72, 0.9
"""Of the documents: so many keep all capitals, lose single ones, lose all of some words; the rest loses most."""
FEW, MOST = (0.02, 0.15), (0.3, 0.7)
"""Shares of the capitals, or of the words, that are lost."""


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
    share = draw.choice(SLIPS)
    if not share:
        return text
    return LOW_WORD.sub(lambda word: misspelt(word[0], draw) if draw.random() < share else word[0], text)


def lost_capitals(of: Ints, usable: Flags, draw: np.random.Generator) -> Flags:
    """Which capitals a document loses; `of` is the word of each piece, `usable` which capitals it can lose."""
    kind, count = draw.random(), len(of)
    if kind < WHOLE:
        return np.zeros(count, bool)
    if kind < SINGLE:
        lost: Flags = draw.random(count) < draw.uniform(*FEW)
        if draw.random() < 0.3:
            lost[1:] |= lost[:-1] & (draw.random(count - 1) < 0.5)
    elif kind < OF_WORDS:
        lost = (draw.random(of.max() + 1) < draw.uniform(*FEW))[of]
    else:
        lost = draw.random(count) < draw.uniform(*MOST)
    return lost & usable


def lowered(pieces: Pieces, words: Words, draw: np.random.Generator) -> tuple[Flags, Pieces]:
    """Which pieces have lost their capital, and the pieces with what is left of them."""
    usable = capital(pieces.classes) & ~words.function[words.of] & ~opens_sentence(pieces)
    lost = lost_capitals(words.of, usable, draw)
    classes = pieces.classes.copy()
    classes[lost & (pieces.classes == CAPITAL)] = LOWER
    classes[lost & (pieces.classes == CAPITAL_S)] = LOWER_S
    return lost, dataclasses.replace(pieces, classes=classes)
