"""American and British spelling: which of them a word belongs to, which of them an article uses.

Canadian takes British -our and -re with American -ize; Australian spells as British does. In Britain -ize is right too.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from checks.language import words

AMERICAN, BRITISH, CANADIAN, AUSTRALIAN = "en-US", "en-GB", "en-CA", "en-AU"
NAMES = {AMERICAN: "American", BRITISH: "British", CANADIAN: "Canadian", AUSTRALIAN: "Australian"}
EITHER_WAY = frozenset(
    """
    axe axes arse arses enquiry enquiries judgement judgements catalogue catalogues catalogued cosy cosily snuck
    practice practices artefact artefacts grey greys greyer dialog dialogs
    """.split()
)
"""Right, or common enough, in both."""
_BRITISH_IN_CANADA = re.compile(r"our|re(?:s|d)?$|ll|que|ence|mme")
LEAST, LEAD = 4, 4
"""How often an article has to use a spelling, and how many times as often as the other, for it to be its own."""


@lru_cache(50_000)
def home(word: str) -> str | None:
    """en-US or en-GB for a word spelt as only one side does, None for all others."""
    lower = word.lower()
    side = None if lower in EITHER_WAY or lower.startswith("sulf") else words.spelling(lower)
    return {"us": AMERICAN, "gb": BRITISH}.get(side or "")


def as_in(word: str, language: str) -> str | None:
    """How a lower-case word of another English is spelt in `language`; None if it is right there."""
    there = home(word)
    other = words.other_spelling(word) if there else None
    if there is None or other is None or language not in NAMES:
        return None
    if language == CANADIAN:
        british = word if there == BRITISH else other
        taken = BRITISH if _BRITISH_IN_CANADA.search(british) else AMERICAN
    else:
        taken = AMERICAN if language == AMERICAN else BRITISH
    return None if there == taken else other


def used(article: Mapping[str, int]) -> str | None:
    """The spelling, en-US or en-GB, that the counted words of an article show; None where they show none, or both."""
    counts = {AMERICAN: 0, BRITISH: 0}
    for word, count in article.items():
        side = home(word) if word.islower() else None
        if side:
            counts[side] += count
    few, many = sorted(counts, key=lambda side: counts[side])
    return many if counts[many] >= LEAST and counts[many] >= LEAD * counts[few] else None
