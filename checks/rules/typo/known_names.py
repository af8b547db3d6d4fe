"""Well-known names with a slip in them."""

from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.tokens import Token
from checks.language import words
from checks.models.joins import joins
from checks.models.spelling import company, slips, well_known
from checks.models.spelling.well_known import Parts

_FREQUENT = 5.3
"""A word this frequent (Zipf) has its capital because it opens a sentence: In, The, But."""
_MARKS = ("“", '"', "‘", "-", "@", "#", "/", ".")


@rule(
    severity=WARNING,
    precedence=1,
    bad=("Talks began in Grmany on Friday.", "The Supreme Curt ruled.", "He left the Unites States for Frnace."),
    good=(
        "Anna Brazel met Austin Rusia in San Benedetto del Tronto.",
        "The White Horse, an inn, stands by the White House.",
        "Germania, Francia and Londinium were Roman.",
        "The deed has it as “Grmany”.",
    ),
)
def misspelt_name(document: Document) -> Iterator[Problem]:
    """A misspelt well-known name: a country, a people, a city, an institution.

    Dictionaries pass over names, and readers do not. A word beside other names may be somebody’s own name, and is left
    alone unless the words beside it belong to the well-known one.
    """
    for word, numbers in document.places.items():
        base = words.unowned(word)
        if len(base) < well_known.PART or not (
            base[0].isupper() and base[1:].islower() and base.isalpha() and base.isascii()
        ):
            continue
        parts, names = well_known.parts(base), _alone(document, base, len(numbers))
        for number in numbers if parts or names else ():
            whole = _whole(document, number, parts)
            if whole or (names and _stands_alone(document, number)):
                yield _problem(document.tokens[number], base, *(whole or (names, names[0])))


def _alone(document: Document, base: str, times: int) -> tuple[str, ...]:
    """The well-known names of one word that a word is a slip of; none where it appears too often to be one."""
    lower = base.lower()
    if not joins.is_unknown(base) or slips.fumbled_from(lower):
        return ()
    names = well_known.meant(base)
    return names if names and times <= max(1, len(document.places.get(names[0], ())) // 2) else ()


def _whole(document: Document, number: int, parts: Parts) -> tuple[tuple[str], str] | None:
    """The word that belongs there and the whole name, where the other words of the name are beside it."""
    for name, place in parts:
        first = number - place
        beside = document.tokens.words[max(0, first) : first + len(name.words)]
        same = [one == other for one, other in zip(beside, name.words, strict=False)]
        if first >= 0 and len(beside) == len(name.words) and sum(same) == len(same) - 1 and not same[place]:
            return (name.words[place],), " ".join(name.words)
    return None


def _stands_alone(document: Document, number: int) -> bool:
    """True where no other name, no foreign word and no quotation mark is beside a word."""
    tokens, prose = document.tokens, document.prose
    start = tokens.starts[number]
    if prose[max(0, start - 1) : start] in _MARKS:
        return False
    if company.foreign_passage(tokens, number) or company.beside_particle(tokens, number):
        return False
    near = (tokens.words[other] for other in company.beside(prose, tokens, number))
    return not any(_is_name(word) for word in near)


def _is_name(word: str) -> bool:
    """True for a neighbour with a capital that is no ordinary opening word and owns nothing ("Israel’s")."""
    if not word[0].isupper() or word.endswith(("'s", "’s")):
        return False
    return words.frequency(word.lower()) < _FREQUENT


def _problem(token: Token, base: str, right: tuple[str, ...], name: str) -> Problem:
    tail = token.word[len(base) :]
    return Problem(token.span, f"The name is “{name}”.", tuple(Fix(each + tail) for each in right))
