"""Ordinary words that have a capital in mid-sentence."""

from dataclasses import dataclass

import numpy as np

from checks.models import thresholds
from checks.models.casing.article import capital, shifted, small
from checks.models.casing.model import Suspect, model
from checks.models.casing.tokens import MARK, Pieces, after_opening, opens_sentence
from checks.models.casing.words import Flags, Words


@dataclass(frozen=True, slots=True)
class Strays:
    """Log-odds of a capital: together, and in the corpus alone; the logarithm of a count; letters."""

    unlikely: float
    stray_odds: float
    enough: float
    shortest: int


STRAYS = thresholds.read(__package__, "strays", Strays)


def stray_capitals(prose: str) -> list[Suspect]:
    """Capitalised words in mid-sentence that are not names, in the order of the text.

    There are lower-case words on both sides, network and regression expect lower case, the corpus hardly has the
    capital, and the text has it once, or twice and in lower case too. `probability` is that of lower case.
    """
    trained = model()
    strings, pieces, words = trained.read(prose)
    at = np.flatnonzero(_doubtful(pieces, words)).astype(np.int32)
    if not len(at):
        return []
    logit = trained.network.logit(*trained.network.inputs(pieces, words, pieces.classes, at))
    logit += trained.regression.logit(pieces, words, pieces.classes, at)
    chosen = at[logit < STRAYS.unlikely]
    chance = 1 / (1 + np.exp(logit[logit < STRAYS.unlikely]))
    return [
        Suspect(int(pieces.starts[i]), int(pieces.ends[i]), strings[i][:1].lower() + strings[i][1:], float(p))
        for i, p in zip(chosen, chance, strict=True)
    ]


def _doubtful(pieces: Pieces, words: Words) -> Flags:
    """Words that the corpus has in lower case, with a capital between lower-case words."""
    of, classes = words.of, pieces.classes
    low = small(classes)
    closing = (shifted(classes, 1, MARK) == MARK) & ~shifted(capital(classes), 2, False)
    between = shifted(low, -1, False) & (shifted(low, 1, False) | closing)
    ordinary = (
        (words.odds[:, 1] < STRAYS.stray_odds)
        & (words.odds[:, 4] > STRAYS.enough)
        & (words.entry <= 1)
        & ~words.function
    )
    raised, lowered = (np.bincount(of[which], minlength=words.size) for which in (capital(classes), low))
    ordinary &= (raised == 1) | ((raised == 2) & (lowered > 0))
    inside = ~opens_sentence(pieces) & ~after_opening(pieces)
    doubtful: Flags = inside & capital(classes) & between & ordinary[of] & (words.length[of] >= STRAYS.shortest)
    return doubtful
