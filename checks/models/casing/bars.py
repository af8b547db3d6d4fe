"""How likely a capital has to be before a lower-case word is said to be a name, by what kind of word it is.

How likely is a matter of `thresholds.toml`, which says what each number is asked of.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checks.language import words
from checks.models import thresholds
from checks.models.casing.model import Suspect, current_name
from checks.models.spelling import slips


@dataclass(frozen=True, slots=True)
class Asked:
    """Least probabilities, 0 to 1, by the kind of word; `recipe` and `again` are counts of words."""

    likely: float
    unknown: float
    wavering: float
    term: float
    strange: float
    in_a_list: float
    of_a_land: float
    behind_a_people: float
    recipe: int
    again: int


ASKED = thresholds.read(__package__, "names", Asked)
LEAST = ASKED.of_a_land
"""The lowest of the bars: nothing less likely is said."""
NEVER = 1.1
"""Above every probability."""

_LANDS = frozenset("turkey china chile".split())
_TOWARDS = re.compile(r"\b(?:in|to|from|with|by|against|between|like|of|into|across|and|or|over|praised|visited) $")
_KITCHEN = tuple(
    form
    for word in """
    roast cook recipe sandwich oven dinner lunch dine dining meat meal stuffing poultry bird gravy breast ham
    chicken menu soup thanksgiving christmas pepper sauce eat ate feast carve porcelain plate dish tea cup
    duck goose geese hen farm beef pork lamb cheese salad bread butter taste tasting flavor flavour delicious
    kitchen food wine fry fried bake baking smoked""".split()
    for ending in ("", "s", "es", "d", "ed", "er", "ers", "ing")
    for form in (word + ending, word.capitalize() + ending)
)
"""Words of food and ware, with any ending."""
_THINGS = frozenset("turkey china march may polish apple japan chile jersey guinea cologne bath cork afghan".split())
_WAVERING = frozenset(
    """north south east west northern southern eastern western central early late upper lower first second third new old
    former middle young big great little best next last all""".split()
)
_FIRST_NAME = re.compile(r"(?<![\w’'-])[A-Z][a-z]+ $")
_PEOPLE = re.compile(r"\b[Tt]he [A-Z][a-z]+s $")
_NAME_NEXT = re.compile(r"\s[A-Z]")
_AWARDED = re.compile(r"\b(?:for|won|wins|award|prize|Oscar) (?:the )?(?:best|most|outstanding)(?: [a-z]+){0,4}$")
"""The name of an award's class, which many a style writes small: the prize for best young actor."""
_JOINED_TO_NAME = re.compile(r"[-‑][A-Z]")
_LISTED = re.compile(r",? (?:or|and) [A-Z][a-z]")
_ARTICLE = re.compile(r"\b(?:a|an|the|his|her|my|our|their|its|this) $")
_NO_NOUN = re.compile(r"[.,;:!?)”]|$| (?:and|or|in|on|at|for|from|of|with|was|is|to)\b")


class Bars(NamedTuple):
    """Least probabilities: of a hint, and of a finding."""

    hint: float
    likely: float


def bars_of(prose: str, suspect: Suspect, places: Mapping[str, Sequence[int]]) -> Bars:
    """The bars for a suspect of the text; `places` has where each word of the text stands, as it is written."""
    if _is_thing(prose, suspect.start, suspect.end):
        return Bars(NEVER, NEVER)
    likely = _likely(prose, suspect, places)
    if _known(suspect.replacement, places):
        return Bars(0.0, likely)
    if _like_nothing(suspect.replacement):
        return Bars(_proof(prose, suspect.start, ASKED.strange, ASKED.strange), min(likely, ASKED.strange))
    return Bars(_proof(prose, suspect.start, ASKED.likely, ASKED.unknown), likely)


def _known(name: str, places: Mapping[str, Sequence[int]]) -> bool:
    """True where a list or the article itself has the name: an unknown low word may be foreign, a dish or a slip."""
    base = words.unowned(name)
    return base in places or words.is_word(base) or bool(current_name(base.lower()))


def _kitchen_words(places: Mapping[str, Sequence[int]]) -> int:
    """How many words of the article are about food or ware."""
    return sum(len(places[form]) for form in _KITCHEN if form in places)


def _like_nothing(name: str) -> bool:
    """True where an unknown word is no slip of another and not made of known parts: then it is most likely a name."""
    base = words.unowned(name).lower()
    return not (slips.built(base) or slips.slip(base))


def _proof(prose: str, start: int, behind_name: float, elsewhere: float) -> float:
    """How likely an unknown word has to be: less after a first name, never enough after a people (the Iraqis)."""
    if _PEOPLE.search(prose, max(0, start - 40), start):
        return ASKED.behind_a_people
    return behind_name if _FIRST_NAME.search(prose, max(0, start - 40), start) else elsewhere


def _is_term(word: str, places: Mapping[str, Sequence[int]]) -> bool:
    """True for an uncommon word that stands small several times and never with a capital, and is known as no name."""
    again = len(places.get(word, ())) >= ASKED.again and word[:1].upper() + word[1:] not in places
    return again and not (words.is_common(word) or words.only_capital(word) or current_name(word))


def _likely(prose: str, suspect: Suspect, places: Mapping[str, Sequence[int]]) -> float:
    word = prose[suspect.start : suspect.end]
    if _is_term(word, places):
        return ASKED.term
    base = words.unowned(word)
    if base in _LANDS and _TOWARDS.search(prose, max(0, suspect.start - 10), suspect.start):
        return ASKED.likely if _kitchen_words(places) else ASKED.of_a_land
    if word in _WAVERING and _NAME_NEXT.match(prose, suspect.end):
        return ASKED.wavering
    common = words.is_common(base)
    if common and _JOINED_TO_NAME.match(prose, suspect.end) and not _goes_on(prose, suspect.start):
        return ASKED.term
    if common and _AWARDED.search(prose, max(0, suspect.start - 60), suspect.end):
        return NEVER
    if common and _kitchen_words(places) >= ASKED.recipe:
        return ASKED.wavering
    if common and word.endswith(("'s", "’s")):
        return ASKED.wavering
    listed = _LISTED.match(prose, suspect.end) and (not common or word in _THINGS)
    return ASKED.in_a_list if listed else ASKED.likely


def _goes_on(prose: str, start: int) -> bool:
    """True where a name stands before: "Las Vegas review-Journal"."""
    before = _FIRST_NAME.search(prose, max(0, start - 40), start)
    return before is not None and not words.is_common(before[0].strip())


def _is_thing(prose: str, start: int, end: int) -> bool:
    """True where a place's name stands for a thing: after an article, and no noun after it ("the china and")."""
    return (
        prose[start:end] in _THINGS
        and _ARTICLE.search(prose, max(0, start - 8), start) is not None
        and _NO_NOUN.match(prose, end) is not None
    )
