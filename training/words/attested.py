"""Which words that no dictionary here has are used by several documents.

Among them are new ones ("paywall", "microgrid"), and some that English texts quote from others ("comune", "fora").
"""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import typer

from checks.language import words
from checks.language.names import current_names
from checks.models.spelling import slips
from training.place import Place
from training.text.documents import documents

LEAST = 3
"""Documents that must have a word; one that looks like a slip of a hundred times more frequent word needs more."""
LEAST_IF_FUMBLED = 10
HELD_OUT: dict[str, Callable[[int], bool]] = {
    "wikinews": lambda index: index % 8 != 0,
    "wiki": lambda index: index % 20 == 7,
    "wh": lambda _: False,
}
"""What is kept for measuring, by source: no word is taken from there."""
NOT_WORDS = frozenset(
    """
    aircrafts approps brazilian childwelfare consumerfinance consortiums criterias criticing devasting
    disasterassistance dubby facebook flace fourses gaelic gunowners hindi hould immunocompromising impairement
    indominable instagram kachin lifechanging lifes muslim october olympic organdonor partnershipstudentsuccess
    poisonhelp prosterity recission romanesque schoolyear studentaid studentexamen thai thatmore unforgiveable
    wonderous wth youtube
    """.split()
)
"""Slips of the corpus, names, and pieces of addresses, seen when the list was read."""
_LOWER = re.compile(r"(?<![\w'’.\-@#/&])[a-z]{3,}(?![\w'’\-@/&])")


def counts(folder: Path) -> Counter[str]:
    """In how many documents each lower-case word stands that the dictionary lacks."""
    found: Counter[str] = Counter()
    known: dict[str, bool] = {}
    for source, held_out in HELD_OUT.items():
        for index, text in enumerate(documents(folder, source)):
            if held_out(index):
                continue
            met = set(_LOWER.findall(text))
            for word in met:
                if word not in known:
                    known[word] = words.is_common(word) or not word.isascii()
            found.update(word for word in met if not known[word])
    return found


def is_attested(word: str, count: int) -> bool:
    """Whether a word that stands in `count` documents may be taken for right."""
    if count < LEAST or word in NOT_WORDS or words.only_capital(word) or word in current_names():
        return False
    if words.is_rare(word):
        return False
    slip = slips.slip(word, attested=False)  # the list that ships must not vouch for itself
    fumbled = slip is not None and slips.fumbled(word, slip.suggestions[0])
    return not fumbled or count >= LEAST_IF_FUMBLED


def run(place: Place) -> None:
    """Writes the list."""
    found = sorted(word for word, count in counts(place.text).items() if is_attested(word, count))
    place.built("data/attested_words.txt").write_text("\n".join(found) + "\n", encoding="utf-8")
    typer.echo(f"{len(found):,} words")
