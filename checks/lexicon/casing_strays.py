"""Ordinary words that have a capital in mid-sentence."""

import numpy as np

from checks.lexicon.casing import Suspect, model
from checks.lexicon.casing_article import capital, shifted, small
from checks.lexicon.casing_tokens import CAPS, Ints, Pieces, after_opening, encode, opens_sentence
from checks.lexicon.casing_words import Flags, Words

STRAY_LOGIT, STRAY_ODDS, ENOUGH = -4.5, -4.0, 6.0
SHORTEST = 3


def stray_capitals(prose: str) -> list[Suspect]:
    """Capitalised words in mid-sentence that are no names, in the order of the text.

    Nothing beside them is capitalised, the network expects lower case, the corpus hardly knows a capital, and the text
    has the word in lower case and not twice with a capital. `probability` is the network's for lower case.
    """
    trained = model()
    strings, pieces = encode(prose, trained.lore.numbering)
    words = trained.lore.words(strings, pieces)
    at = np.flatnonzero(_doubtful(pieces, words)).astype(np.int32)
    if not len(at):
        return []
    logit = trained.network.logit(*trained.network.inputs(pieces, words, pieces.classes, at))
    chosen = at[logit < STRAY_LOGIT]
    chance = 1 / (1 + np.exp(logit[logit < STRAY_LOGIT]))
    return [
        Suspect(int(pieces.starts[i]), int(pieces.ends[i]), strings[i][:1].lower() + strings[i][1:], float(p))
        for i, p in zip(chosen, chance, strict=True)
    ]


def _doubtful(pieces: Pieces, words: Words) -> Flags:
    """Lone capitals in mid-sentence of words that the corpus and the article write small."""
    of, classes = words.of, pieces.classes
    raised = capital(classes) | (classes == CAPS)
    alone = np.ones(len(classes), bool)
    for step in (-2, -1, 1, 2):
        alone &= ~shifted(raised, step, False)
    ordinary = (words.odds[:, 1] < STRAY_ODDS) & (words.odds[:, 4] > ENOUGH) & (words.entry <= 1)
    ordinary &= (_times(of[small(classes)], words) > 0) & (_times(of[capital(classes)], words) == 1)
    inside = ~opens_sentence(pieces) & ~after_opening(pieces)
    return inside & capital(classes) & alone & ordinary[of] & (words.length[of] >= SHORTEST)


def _times(of: Ints, words: Words) -> Ints:
    return np.bincount(of, minlength=words.size).astype(np.int32)
