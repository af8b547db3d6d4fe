"""Names that every newsroom knows, and the typing slips of them that are no names themselves."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from checks.language import packed, words
from checks.language.whole_names import WholeName, all_names
from checks.models import thresholds
from checks.models.joins import joins
from checks.models.spelling import slips
from checks.models.spelling.meant import KEYS


@dataclass(frozen=True, slots=True)
class Bars:
    """Least letters of a name by the kind of slip, and of a part; how much more frequent a part must be than a word."""

    swapped: int
    letter: int
    other_letter: int
    part: int
    ahead: float
    far_ahead: float


BARS = thresholds.read(__package__, "well_known", Bars)
PART = BARS.part
Parts = tuple[tuple[WholeName, int], ...]
"""Names of several words, each with the place of one of them."""


@cache
def _names() -> dict[str, str]:
    """The names of one word by their lower-case form."""
    lines = packed.text("well_known.txt").splitlines()
    return {name.lower(): name for line in lines if not line.startswith("#") for name in line.split()}


@cache
def _parts() -> dict[str, Parts]:
    """The names of several words by each longer word of theirs, in lower case, with its place."""
    found: dict[str, list[tuple[WholeName, int]]] = defaultdict(list)
    for name in all_names():
        for place, word in enumerate(name.words):
            if len(name.words) > 1 and len(word) >= PART and word[0].isupper() and word.isalpha():
                found[word.lower()].append((name, place))
    return {word: tuple(names) for word, names in found.items()}


class Nearest:
    """Finds which of some words are one slip away from another, by leaving out one letter of each."""

    def __init__(self, known: Iterable[str]) -> None:
        self._without: dict[str, list[str]] = defaultdict(list)
        for word in known:
            for form in _without_one(word):
                self._without[form].append(word)

    def __call__(self, word: str) -> list[str]:
        """The words one insertion, deletion, replacement or transposition away."""
        near = {found for form in _without_one(word) for found in self._without.get(form, ())}
        return sorted(found for found in near if found != word and OSA.distance(word, found, score_cutoff=1) == 1)


def _without_one(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


@cache
def _near_name() -> Nearest:
    return Nearest(_names())


@cache
def _near_part() -> Nearest:
    return Nearest(_parts())


@lru_cache(50_000)
def meant(word: str) -> tuple[str, ...]:
    """The well-known names that a word with a capital is a slip of, most frequent first; none for two Koreas."""
    lower = word.lower()
    several = lower.endswith("s") and words.is_word(word[:-1])
    near = [] if several or lower in _names() or len(lower) > words.LONGEST else _near_name()(lower)
    likely = [found for found in near if len(found) >= _least_length(lower, found)]
    return tuple(_names()[found] for found in sorted(likely, key=words.frequency, reverse=True))


def _least_length(odd: str, name: str) -> int:
    """How many letters a name must have before a word is a slip of it."""
    if slips.fumbled(odd, name):
        return BARS.swapped
    if odd[0] != name[0] or odd[-1] != name[-1]:
        return words.LONGEST
    return BARS.letter if len(odd) != len(name) or _one_key_off(odd, name) else BARS.other_letter


def _one_key_off(odd: str, name: str) -> bool:
    """Whether the one letter that differs is next to the right one on the keyboard."""
    return any(one + other in KEYS for one, other in zip(odd, name, strict=True) if one != other)


@lru_cache(50_000)
def parts(word: str) -> Parts:
    """The names of several words of which a word with a capital is a part with a slip, and the part's place."""
    lower = word.lower()
    if not PART <= len(lower) <= words.LONGEST:
        return ()
    return tuple(found for near in _near_part()(lower) if _slipped(word, near) for found in _parts()[near])


def _slipped(word: str, part: str) -> bool:
    """Whether a word can only be a slip of a part of a name; if it is a word itself, only the plainest slip counts."""
    lower = word.lower()
    if words.other_spelling(lower) == part:
        return False
    if slips.fumbled(lower, part):
        return True
    shorter, alike = len(lower) < len(part), len(lower) == len(part)
    if lower[0] != part[0] or not (alike or lower[-1] == part[-1]):
        return False
    if not words.is_common(lower):
        return joins.is_unknown(word)
    ahead = words.frequency(part) - words.frequency(lower)
    return (shorter and ahead >= BARS.ahead) or (alike and _one_key_off(lower, part) and ahead >= BARS.far_ahead)
