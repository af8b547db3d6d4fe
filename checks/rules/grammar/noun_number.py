"""Nouns in a number that does not fit the word before them; quotations are left alone."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import unspoken
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.language import words

_COUNT = "two|three|four|five|six|seven|eight|nine|ten|several|many|various"
_EVERY = re.compile(r"\b[Ee]very (?P<noun>[a-z]{3,}s)\b(?![’'-])")
_THERE = re.compile(
    rf"\b[Tt]here(?P<slip>[’']s| is| was) (?:{_COUNT}|these|those) (?:[a-z]+ )?(?P<noun>[a-z]{{3,}}s)\b(?![’'-])"
)
_THIS = re.compile(r"(?<![\w’'])(?P<slip>[Tt]his|[Tt]hat) (?P<noun>[a-z]{3,}s) (?=(?:are|were|have) (?!not)[a-z])")
_THESE = re.compile(r"(?<![\w’'])(?:[Tt]hese|[Tt]hose) (?P<noun>[a-z]{4,}) (?=(?:is|was|has) [a-z])")
_COUNTED = re.compile(
    rf"(?<![\w’'])(?:{_COUNT.capitalize()}|{_COUNT}|[2-9]|\d\d+) (?P<noun>[a-z]{{4,}})(?= (?:were|are|have been"
    rf"|ago)\b)",
    re.IGNORECASE,
)
_MINE = re.compile(
    r"\b[Oo]ne of (?:my|his|her|our|their|these|those) (?P<noun>[a-z]{4,})(?=[.;]| (?:is|was|who|has)\b)"
)
_KIND = re.compile(r"\b[Tt](?:hese|hose) (?P<noun>kind|type|sort) of\b")
_OF_MANY = re.compile(
    r"\b(?P<slip>[Mm]uch|[Ll]ess) (?P<noun>people|children|countries|things|problems|companies|cars|jobs)\b(?!-)"
)
_OLD = re.compile(
    r"(?:\b[Aa]n?|\b[Tt]he) (?P<slip>(?P<age>\d{1,2}|[a-z]+) years old) (?=(?:boy|girl|man|woman|child|driver)\b)"
)
_AGE = re.compile(r"(?<![\w.,:-])(?P<age>\d{1,3})(?!-year-old)(?:-year(?P<years>s?)[ -]old| year[ -]old)(?!\w|-)")
_NOUN = re.compile(r" (?!(?:and|or|but|when|at|in|on|who|to|with|for|as|by|now|then|that|after|before|if)\b)[A-Za-z]")
_COUNTS = frozenset(_COUNT.split("|"))
_THERE_IS = [f"{t}here{end}" for t in "tT" for end in ("", "'s", "’s")]
_POINTERS = ("these", "These", "those", "Those")
_ONE_OR_MANY = frozenset(
    """
    people police men women children percent million billion trillion thousand hundred dozen more fewer less others each
    other series species sheep fish deer aircraft offspring craft staff police cattle personnel always also there which
    that they then half quarter four five nine long miles plus here news means works sports this thus times
    """.split()
)


@rule(
    severity=WARNING,
    bad=("Every roads were closed.", "There is three roads.", "This roads are closed.", "These road is closed."),
    good=(
        "Every species counts, and every bus runs.",
        "There is three-fold growth.",
        "That sheep are shy is known.",
        "These days it rains; “this roads are closed,” he said.",
    ),
)
def pointer_and_noun(document: Document) -> Iterator[Problem]:
    """“Every” or “this” before several things, “these” or “there is” the other way round.

    The little word says already how many there are.
    """
    for match in unspoken(document, _EVERY, ("every", "Every")):
        if one := _singular(match["noun"]):
            yield Problem(Span(*match.span("noun")), f"Behind “every” it is “{one}”.", (Fix(one),))
    for match in unspoken(document, _THERE, _THERE_IS):
        if _singular(match["noun"]):
            verb = " were" if match["slip"] == " was" else " are"
            yield Problem(Span(match.start("slip"), match.end("slip")), f"Here it is “there{verb}”.", (Fix(verb),))
    for match in unspoken(document, _THIS, ("this", "This")):
        if _singular(match["noun"]) and match["slip"] in ("This", "this"):
            yield Problem(Span(*match.span("slip")), "Several things: “these”.", (Fix(match["slip"][0] + "hese"),))
    for match in unspoken(document, _THESE, _POINTERS):
        if many := _plural(match["noun"]):
            yield Problem(Span(*match.span("noun")), f"Several things: “{many}”.", (Fix(many),))
    for match in unspoken(document, _KIND, _POINTERS):
        yield Problem(Span(*match.span("noun")), "Several of them: an “s” is missing.", (Fix(f"{match['noun']}s"),))


@rule(
    severity=WARNING,
    bad=("Two road were closed.", "It closed five minute ago.", "He is one of my friend.", "Less people came."),
    good=(
        "Two million were late, and two people are here.",
        "One of his family is late.",
        "Many are late, and several have gone.",
        "Much of it is less people-friendly.",
    ),
)
def counted_noun(document: Document) -> Iterator[Problem]:
    """A number or “one of” before a single thing, “much” or “less” before several.

    What can be counted takes an “s”, and is many or fewer.
    """
    numbers = [word for word in document.places if word.isdigit() or word.lower() in _COUNTS]
    for pattern, first in ((_COUNTED, numbers), (_MINE, ["one", "One"])):
        for match in unspoken(document, pattern, first):
            if many := _plural(match["noun"]):
                yield Problem(Span(*match.span("noun")), f"Several things: “{many}”.", (Fix(many),))
    for match in unspoken(document, _OF_MANY, ("much", "Much", "less", "Less")):
        shown = {"Much": "Many", "much": "many", "Less": "Fewer", "less": "fewer"}[match["slip"]]
        yield Problem(Span(*match.span("slip")), f"What can be counted: “{shown}”.", (Fix(shown),))


@rule(
    severity=INFO,
    bad=("A 36-year old man left.", "The girl is 10-years-old.", "A ten years old boy came."),
    good=(
        "A 36-year-old man is 36 years old.",
        "A year old wine and a 36-year history",
        "In 1925 years old were counted.",
    ),
)
def hyphened_age(document: Document) -> Iterator[Problem]:
    """An age with half of its hyphens, or with years before a noun.

    Before a noun, or as one, it is one word: a 5-year-old. Behind its noun it is three: she is 5 years old. What lacks
    a hyphen is a hint; “a ten years old boy” is wrong in any style.
    """
    for match in unspoken(
        document, _OLD, ("a", "A", "an", "An", "the", "The") if " years old " in document.prose else ()
    ):
        shown = f"{match['age']}-year-old"
        yield Problem(Span(*match.span("slip")), f"Before a noun it is “{shown}”.", (Fix(shown),), severity=WARNING)
    for match in document.matches(_AGE, ("year", "years"), back=1):
        behind = match["years"] and not _NOUN.match(document.prose, match.end())
        shown = f"{match['age']} years old" if behind else f"{match['age']}-year-old"
        yield Problem(Span(*match.span()), f"It is “{shown}”.", (Fix(shown, safe=not match["years"]),))


def _singular(noun: str) -> str | None:
    """The singular of a noun in -s; None where the word is no plain plural."""
    if noun in _ONE_OR_MANY or noun.endswith(("ss", "us", "is", "ness", "ics", "ous")):
        return None
    forms = [
        noun[:-1],
        *([f"{noun[:-3]}y"] if noun.endswith("ies") else []),
        *([noun[:-2]] if noun.endswith("es") else []),
    ]
    known = [form for form in forms if words.is_common(form) and words.frequency(form) > 3.3]
    return max(known, key=words.frequency, default=None)


def _plural(noun: str) -> str | None:
    """The plural of a noun that is commoner as one; None where the word is no noun, or stands for many."""
    if noun in _ONE_OR_MANY or noun.endswith(("s", "ed", "ing", "ly", "er", "men", "ese", "ish", "an")):
        return None
    many = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    common = (
        words.is_common(many) and words.frequency(many) > 3.6 and words.frequency(many) > words.frequency(noun) - 0.9
    )
    return many if common else None
