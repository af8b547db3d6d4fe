"""Wording that is wrong in any English, by phrases and narrow patterns."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import quotations
from checks.core.rule import WARNING, rule
from checks.core.span import Span, within
from checks.language.letter_case import in_case_of
from checks.language.wording import Text, Wording, Wordings

_HEARD = Wordings("usage.txt", "heard wrong", any_case=True)
_GRAMMAR = Wordings("usage.txt", "grammar")
_NAMES = Wordings("spun.txt", "names", any_case=True)
_TERMS = Wordings("spun.txt", "terms", any_case=True)
_BETWEEN_WORDS = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|-")
_GOES_ON = re.compile(r"-\w")
"""Behind a phrase this makes its last word part of another one: of her self-portrait."""
_CURRENCY = re.compile(
    r"[$£€]\d[\d.,]*(?: (?:thousand|million|billion|trillion)|[kmb]n?)?(?P<twice> (?:dollars|pounds|euros))\b(?!-)"
)
_HALF_DAY = re.compile(
    r"(?:(?<=[ap]\.m\. )|(?<=\d[ap]m )|(?<=\d [ap]m ))(?:in the (?:morning|afternoon|evening)|at night)"
    r"(?=[.,;:)\n]|$| (?:and|but|on|when|until|to|because)\b)"
)
_THOUGH = re.compile(r"Though(?=, [a-z])(?:(?<=[.?!] Though)|(?<=[.?!][”\"] Though)|(?<=\nThough)|(?<=^Though))")


@rule(
    severity=WARNING,
    bad=("He paid for all intensive purposes.", "Rates may loose the support of savers; they wait with baited breath."),
    good=("The purposes are intensive.", "They loosed the dogs.", "He toed the line."),
)
def heard_wrong(document: Document) -> Iterator[Problem]:
    """A saying written as it sounds, with another word in it.

    “Baited breath” and “free reign” are words, so no spelling check sees them; only the phrase tells.
    """
    for span, wording, words in _phrases(document, _HEARD):
        yield _problem(span, wording, words, "The saying is “{}”.")


@rule(
    category="grammar",
    severity=WARNING,
    bad=(
        "The film had went on.",
        "The ministers discussed about the plan.",
        "It is one of the reason why prices rose.",
    ),
    good=("They discussed it.", "“The film had went on,” he said.", "It is one of the reasons why prices rose."),
)
def wrong_form(document: Document) -> Iterator[Problem]:
    """A verb, noun or small word in a form that cannot stand there.

    Only phrases that are right nowhere are listed. How people speak is theirs: inside quotation marks this is silent.
    """
    spoken = quotations(document.prose)
    for span, wording, words in _phrases(document, _GRAMMAR):
        if not within(span, spoken):
            yield _problem(span, wording, words, "It should be “{}”.")


@rule(
    severity=WARNING,
    bad=("The Joined Nations met.", "A White home official spoke.", "The New York Instances reported it."),
    good=("They painted the white home blue.", "The nations joined.", "The United Nations met."),
)
def spun_name(document: Document) -> Iterator[Problem]:
    """A fixed name with one word swapped for a synonym.

    Rewriting programs put “Joined Nations” for “United Nations”; a reader sees it at once, a spelling check never.
    """
    for span, wording, words in _phrases(document, _NAMES):
        yield _problem(span, wording, words, "The name is “{}”.")


@rule(
    severity=WARNING,
    bad=("Counterfeit consciousness writes texts.", "The kidney disappointment came suddenly."),
    good=("Artificial intelligence writes texts.", "His disappointment was great."),
)
def spun_term(document: Document) -> Iterator[Problem]:
    """A fixed term or idiom with a word swapped for a synonym.

    Rewriting programs know no terms: “bosom peril” was breast cancer, “local weather change” the climate.
    """
    for span, wording, words in _phrases(document, _TERMS):
        yield _problem(span, wording, words, "The usual term is “{}”.")


@rule(
    severity=WARNING,
    bad=("It rained. Though, critics argue that it was enough.",),
    good=(
        "It rained, though.",
        "Though critics argue, it rained.",
        "It was late. Though, as she said, tired, he read on.",
    ),
)
def opening_though(document: Document) -> Iterator[Problem]:
    """A sentence opens with “Though,”.

    Spinners put it for “However,”; as an opening word it needs a clause, not a comma.
    """
    for match in _THOUGH.finditer(document.prose):
        if re.match(r", (?:as|if|when|like|in|to|for|after|while)\b", document.prose[match.end() : match.end() + 12]):
            continue
        yield Problem(Span(*match.span()), "“Though” cannot open a sentence before a comma.", (Fix("However"),))


@rule(
    severity=WARNING,
    bad=("It cost $5 million dollars.", "It opens at 8 a.m. in the morning.", "It closed at 10pm at night."),
    good=(
        "It cost $5 million, or 4 million euros.",
        "It opens at 8 in the morning.",
        "By 8 a.m. in the morning session",
    ),
)
def said_twice(document: Document) -> Iterator[Problem]:
    """A sum with the sign and the name of its currency, an hour with both signs of its half of the day.

    One of the two is enough, and a number with both looks unchecked.
    """
    spoken = quotations(document.prose)
    spans = [Span(*match.span("twice")) for match in _CURRENCY.finditer(document.prose)]
    spans += [Span(match.start() - 1, match.end()) for match in document.matches(_HALF_DAY, ("in", "at"))]
    for span in spans:
        if not within(span, spoken):
            yield Problem(span, "This is said already.", (Fix(""),))


@lru_cache(maxsize=2)
def _text(document: Document) -> Text:
    return Text(document.tokens.words, document.places)


def _phrases(document: Document, wordings: Wordings) -> Iterator[tuple[Span, Wording, list[str]]]:
    """Each phrase with the span of its changing words and those words, where nothing but blanks divides its words."""
    tokens = document.tokens
    for at, wording in wordings.found(_text(document)):
        whole = tokens[at : at + len(wording.wrong)]
        gaps = (document.prose[a.span.end : b.span.start] for a, b in pairwise(whole))
        if not _GOES_ON.match(document.prose, whole[-1].span.end) and all(map(_BETWEEN_WORDS.fullmatch, gaps)):
            head, tail = wording.kept
            changing = whole[head : len(whole) - tail]
            span = Span(changing[0].span.start, changing[-1].span.end)
            yield span, wording, [token.word for token in changing]


def _problem(span: Span, wording: Wording, words: list[str], message: str) -> Problem:
    head, tail = wording.kept
    right = in_case_of(" ".join(words), " ".join(wording.right[head : len(wording.right) - tail]))
    return Problem(span, message.format(" ".join(wording.right)), (Fix(right),))
