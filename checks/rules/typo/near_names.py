"""Names that the article spells in two ways, and names that appear once and are known nowhere."""

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import OSA

from checks.core.document import Document
from checks.core.finding import Fix, Name, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.core.tokens import Token
from checks.language import words
from checks.language.names import current_names
from checks.language.sounds import same_sound
from checks.models.spelling import slips
from checks.rules.consistency._people import full_names, respelt, together

_SHORTEST = 5
_FEW = 400
_SELDOM, _TIMES = 2, 6
"""How often a name may be misspelt, and how many times as often the right spelling must appear."""
_OPENING_MARKS = ("“", '"', "‘")


@lru_cache(maxsize=2)
def _names(document: Document) -> dict[str, list[Token]]:
    """Capitalised words that no dictionary has in lower case, possessives set aside, with their places."""
    found: dict[str, list[int]] = defaultdict(list)
    for word, numbers in document.places.items():
        if word[0].isupper() and len(word) > 2 and word[1:].islower():
            base = _rare_base(word)
            if base:
                found[base] += numbers
    return {name: [document.tokens[number] for number in sorted(numbers)] for name, numbers in found.items()}


@lru_cache(100_000)
def _rare_base(word: str) -> str:
    """The word without a possessive, empty where it is common or has more than letters."""
    base = words.unowned(word)
    return base if base.isalpha() and not words.is_common(base) else ""


@lru_cache(100_000)
def _known(name: str) -> bool:
    return words.is_word(name) or words.is_rare(name) or name.lower() in current_names()


def _one_slip(odd: str, usual: str) -> bool:
    return odd[0] == usual[0] and abs(len(odd) - len(usual)) < 2 and OSA.distance(odd, usual) == 1


def _slipped(odd: str, usual: str, count: int) -> bool:
    """Whether `odd` is `usual` with letters swapped, one typed twice, left out or, more rarely, put for another."""
    if odd[-1] != usual[-1] or not _one_slip(odd, usual):
        return False
    return len(odd) != len(usual) or slips.fumbled(odd, usual) or count > 2


@rule(
    severity=WARNING,
    bad=("Elena Petrova spoke. Ms Petrova said no. Pertova left.",),
    good=(
        "Petrov met Petrova. Petrov nodded. Petrova's bag, the Petrovs.",
        "Hansen scored. Hansen and Hanson are brothers.",
        "Iraq and Iraqi. Iraq is dry.",
        "Petrova spoke. Petrova said no. The deed has it as “Pertova”.",
    ),
)
def near_name(document: Document) -> Iterator[Problem]:
    """A name spelt differently from the rest of the article.

    A misspelt name is the first error that the person who bears it notices.
    """
    names = _names(document)
    usual: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in [name for name, places in names.items() if len(places) > 1 and len(name) >= _SHORTEST][:_FEW]:
        usual[name[0], name[-1]].append(name)
    for odd, places in names.items():
        if len(places) > _SELDOM or len(odd) < _SHORTEST or _known(odd):
            continue
        for name in usual[odd[0], odd[-1]]:
            often = len(names[name])
            if often >= _TIMES * (len(places) - 1) and often > len(places) and _slipped(odd, name, often):
                yield from _misspelt(document, places, odd, name, names[name][0].span)
                break


def _misspelt(document: Document, places: list[Token], odd: str, name: str, twin: Span) -> Iterator[Problem]:
    for token in places:
        if document.prose[token.span.start - 1 : token.span.start] in _OPENING_MARKS:
            continue  # quoted as a source has it
        fix = Fix(name + token.word[len(odd) :])
        yield Problem(token.span, f"Elsewhere in this article the name is “{name}”.", (fix,), related=(twin,))


@rule(
    severity=WARNING,
    bad=("Lars Andersen won. Lars Andersen, 32, was glad. The coach of Lars Anderson wept.",),
    good=(
        "Stephen Miller met Steven Smith. Stephen Miller spoke.",
        "John Smith and Jane Smith. John Smith left.",
        "Lars Andersen and his cousin Lars Anderson met. Lars Andersen won.",
    ),
)
def near_full_name(document: Document) -> Iterator[Problem]:
    """Two full names that differ in one letter and most likely belong to one person.

    Both spellings exist, so no dictionary tells which of them is meant.
    """
    pairs = full_names(document)
    usual: dict[tuple[int, str], list[tuple[str, str]]] = defaultdict(list)
    for name, others in pairs.items():
        for at in (0, 1) if len(others) > 1 else ():
            usual[at, name[at]].append(name)
    for odd, places in pairs.items():
        if len(places) > 1:
            continue
        for name in (*usual[0, odd[0]], *usual[1, odd[1]]):
            others = pairs[name]
            if not _differ_in_one(odd, name) or together(document, places[0], others) or same_sound(odd, name):
                continue
            yield respelt(odd, places[0], name, others[0])
            break


def _differ_in_one(odd: tuple[str, str], name: tuple[str, str]) -> bool:
    """Whether one part is the same and the other, a longer word, has one letter more, less or other inside."""
    same = [one == other for one, other in zip(odd, name, strict=True)]
    if sum(same) != 1:
        return False
    one, other = odd[same.index(False)], name[same.index(False)]
    if words.is_common(one) or words.is_common(other):
        return False
    return min(len(one), len(other)) >= _SHORTEST and _one_slip(one, other) and not _inflected(one, other)


def _inflected(one: str, other: str) -> bool:
    """Whether the two differ in their endings as a country and its people do, or a man's and a woman's name."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) or {one[-1], other[-1]} <= set("aeio")


@rule(
    severity=INFO,
    bad=("The mayor, Anna Tzvorkelin, agreed.",),
    good=("The president of Ukraine met London's mayor.", "Zvork spoke. Zvork left."),
)
def unknown_name(document: Document) -> Iterator[Name]:
    """A name that appears once and is known nowhere.

    It is no finding: it goes on the list of names to verify before the article is published.
    """
    for name, places in _names(document).items():
        if len(places) == 1 and len(name) > 3 and not _known(name):
            yield Name(places[0].span)
