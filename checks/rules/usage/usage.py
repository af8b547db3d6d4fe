"""Sayings, names and terms with a wrong word in them, by lists of phrases."""

from collections.abc import Iterator
from functools import lru_cache

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language.wording import Text, Wordings

_HEARD = Wordings("usage.txt", "heard wrong", any_case=True)
_NAMES = Wordings("spun.txt", "names", any_case=True)
_TERMS = Wordings("spun.txt", "terms", any_case=True)


@rule(
    severity=WARNING,
    bad=("He paid for all intensive purposes.", "Rates may loose the support of savers; they wait with baited breath."),
    good=("The purposes are intensive.", "They loosed the dogs.", "He toed the line."),
)
def heard_wrong(document: Document) -> Iterator[Problem]:
    """A saying written as it sounds, with another word in it.

    “Baited breath” and “free reign” are words, so no spelling check sees them; only the phrase tells.
    """
    return _found(document, _HEARD, "The saying is “{}”.")


@rule(
    severity=WARNING,
    bad=("The Joined Nations met.", "A White home official spoke.", "The New York Instances reported it."),
    good=("They painted the white home blue.", "The nations joined.", "The United Nations met."),
)
def spun_name(document: Document) -> Iterator[Problem]:
    """A fixed name with one word swapped for a synonym.

    Rewriting programs put “Joined Nations” for “United Nations”; a reader sees it at once, a spelling check never.
    """
    return _found(document, _NAMES, "The name is “{}”.")


@rule(
    severity=WARNING,
    bad=("Counterfeit consciousness writes texts.", "The kidney disappointment came suddenly."),
    good=("Artificial intelligence writes texts.", "His disappointment was great."),
)
def spun_term(document: Document) -> Iterator[Problem]:
    """A fixed term or idiom with a word swapped for a synonym.

    Rewriting programs know no terms: “bosom peril” was breast cancer, “local weather change” the climate.
    """
    return _found(document, _TERMS, "The usual term is “{}”.")


@lru_cache(maxsize=2)
def _text(document: Document) -> Text:
    return Text(document.tokens.words, document.places)


def _found(document: Document, wordings: Wordings, message: str) -> Iterator[Problem]:
    for start, end, replacement, right in wordings.in_prose(document.prose, document.tokens, _text(document)):
        yield Problem(Span(start, end), message.format(right), (Fix(replacement),))
