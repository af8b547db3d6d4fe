"""Writes `checks/data/attested_words.txt`: words that no dictionary here has and that several documents use.

    python training/words/attest.py CORPORA

`CORPORA` is the folder that `training/prepare.py` makes: one paragraph a line, an empty line between documents. Among
such words are new ones ("paywall", "microgrid") and those of other languages that English texts quote ("comune", "fora").
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from checks.language import words
from checks.models.casing import model as casing
from checks.models.spelling import slips

LEAST = 3
"""Documents that must have a word; one that looks like a slip of a hundred times more frequent word needs more."""
LEAST_IF_FUMBLED = 10
HELD_OUT = {"wikinews": lambda index: index % 8 != 0, "wiki": lambda index: index % 20 == 7, "wh": lambda _: False}
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


def documents(path: Path) -> Iterator[str]:
    """The documents of a corpus file."""
    yield from re.split(r"\n{2,}", path.read_text(encoding="utf-8"))


def counts(folder: Path) -> Counter[str]:
    """In how many documents each lower-case word stands that the dictionary lacks."""
    found: Counter[str] = Counter()
    known: dict[str, bool] = {}
    for source, held_out in HELD_OUT.items():
        for index, text in enumerate(documents(folder / f"{source}.txt")):
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
    if count < LEAST or word in NOT_WORDS or words.only_capital(word) or word in casing.current_names():
        return False
    if words.is_rare(word):
        return False
    slip = slips.slip(word)
    fumbled = slip is not None and slips.fumbled(word, slip.suggestions[0])
    return not fumbled or count >= LEAST_IF_FUMBLED


def main() -> None:
    """Writes the list."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    options = parser.parse_args()
    target = Path(words.__file__).parents[1] / "data" / words.ATTESTED
    target.write_text("", encoding="utf-8")  # the list must not vouch for itself
    found = sorted(word for word, count in counts(options.corpora).items() if is_attested(word, count))
    target.write_text("\n".join(found) + "\n", encoding="utf-8")
    print(len(found), "words")


if __name__ == "__main__":
    main()
