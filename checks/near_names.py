"""Names: one spelt in two ways, and those met once that are known nowhere."""

from collections import defaultdict
from collections.abc import Iterator

from rapidfuzz.distance import OSA

from checks.core.document import Document
from checks.core.finding import Fix, Name, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.tokens import Token
from checks.lexicon import casing, slips, words

CATEGORY = "typo"

_SHORTEST = 5
_FEW = 400


def _names(document: Document) -> dict[str, list[Token]]:
    """Capitalised words that no dictionary has in lower case, possessives set aside, with their places."""
    found: dict[str, list[Token]] = defaultdict(list)
    for token in document.tokens:
        word = token.word
        if word[0].isupper() and len(word) > 2 and word[1:].islower():
            base = word.removesuffix("'s").removesuffix("’s")
            if base.isalpha() and not words.is_common(base):
                found[base].append(token)
    return found


def _known(name: str) -> bool:
    return words.is_word(name) or words.is_rare(name) or name.lower() in casing.current_names()


def _slipped(odd: str, usual: str, count: int) -> bool:
    """Whether `odd` is `usual` with letters swapped, one struck twice, left out or, more rarely, put for another."""
    if odd[0] != usual[0] or odd[-1] != usual[-1] or OSA.distance(odd, usual) != 1:
        return False
    return len(odd) != len(usual) or slips.fumbled(odd, usual) or count > 2


@rule(
    severity=WARNING,
    bad=("Elena Petrova spoke. Ms Petrova said no. Pertova left.",),
    good=(
        "Petrov met Petrova. Petrov nodded. Petrova's bag, the Petrovs.",
        "Hansen scored. Hansen and Hanson are brothers.",
        "Iraq and Iraqi. Iraq is dry.",
    ),
)
def near_name(document: Document) -> Iterator[Problem]:
    """A name is spelt differently here from the rest of the article.

    A misspelt name is the error that its bearer notices first.
    """
    names = _names(document)
    usual = [name for name, places in names.items() if len(places) > 1 and len(name) >= _SHORTEST][:_FEW]
    for odd, places in names.items():
        if len(places) > 1 or len(odd) < _SHORTEST or _known(odd):
            continue
        for name in usual:
            if abs(len(name) - len(odd)) < 2 and _slipped(odd, name, len(names[name])):
                tail = places[0].word[len(odd) :]
                message = f"Elsewhere in this article the name is {name}."
                yield Problem(places[0].span, message, (Fix(name + tail),), related=(names[name][0].span,))
                break


@rule(
    severity=INFO,
    bad=("The mayor, Anna Tzvorkelin, agreed.",),
    good=("The president of Ukraine met London's mayor.", "Zvork spoke. Zvork left."),
)
def unknown_name(document: Document) -> Iterator[Name]:
    """A name is met once and known nowhere.

    It is no finding: it goes to the list of names to verify before the article is published.
    """
    for name, places in _names(document).items():
        if len(places) == 1 and len(name) > 3 and not _known(name):
            yield Name(places[0].span)
