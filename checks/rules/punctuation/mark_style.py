"""Marks that English sets in another way: foreign quotation marks, decades, thousands, dashes out of style."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.searching import found
from checks.core.span import Span

_FOREIGN = re.compile(
    r"„(?P<low>[^„“”\n]{1,400})[“”\"]|(?P<out>«)[ \u00a0\u202f]?(?P<angled>[^«»\n]{1,400}?)[ \u00a0\u202f]?»"
)
_ENGLISH = re.compile(r"\b(?:the|and|of|to|is|was|that|it|we|you|for|not|our|she|his|her|with|they)\b")
_DECADE = re.compile(r"[’'](?<=(?:1[5-9]|20)\d0.)(?=s\b)")
_BEFORE_DECADE = re.compile(r"(?:[Tt]he |[Ee]arly |[Ll]ate |[Mm]id-)$")
_THOUSANDS = re.compile(
    r"(?<![\w.,:])[1-9]\d{1,2}\.000(?![\d.,]|[ \u00a0]?(?:%|percent|per cent|m|km|kg)\b)"
    r"|(?<![\w.,])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d.])"
)
_THREE = re.compile(r"\.(?<=\d.)\d{3}(?!\d)")
_SPACED, _TIGHT = re.compile(r"[–—](?<=[\w”’\"] .)(?= [\w“‘\"])"), re.compile(r"—(?<=[a-z]{2}.)(?=[a-z]{2})")
_OFTEN, _TIMES = 3, 4
_ENOUGH = 3
_TYPED = re.compile(r"(?<=[A-Za-z,]{2})(?: -- | - - |--)(?=[A-Za-z])")


@rule(
    severity=WARNING,
    bad=(
        "The old woman in the market said that «it is the fog» and nothing else.",
        "He called it „our mother“ and left.",
    ),
    good=("He said “no”.", "«Mon Dieu», dit-il.", "a << b >> c"),
)
def foreign_marks(document: Document) -> Iterator[Problem]:
    """Quotation marks of another language around English words.

    Translated and pasted copy brings them along.
    """
    prose = document.prose
    for match in _FOREIGN.finditer(prose) if "„" in prose or "«" in prose else ():
        inside = match["low"] or match["angled"]
        around = document.sentence_at(match.start()).of(prose)
        if not _ENGLISH.search(inside) and len(set(_ENGLISH.findall(around))) < _ENOUGH:
            continue
        for place in _marks_of(match):
            sign = "“" if place.start == match.start() else "”"
            yield Problem(place, "A quotation mark of another language.", (Fix(sign),))


def _marks_of(match: re.Match[str]) -> tuple[Span, Span]:
    """Where the two marks stand, with the space that French sets inside them."""
    group = "low" if match["low"] else "angled"
    return Span(match.start(), match.start(group)), Span(match.end(group), match.end())


@rule(
    severity=WARNING,
    bad=("He drank tea here in the 1950’s.", "a hit of the early 1980's"),
    good=("in the 1950s", "It was 2010’s best film.", "the ’50s"),
)
def decade(document: Document) -> Iterator[Problem]:
    """An apostrophe in a decade.

    It is a plural and owns nothing.
    """
    for match in _DECADE.finditer(document.prose):
        if _BEFORE_DECADE.search(document.prose, max(0, match.start() - 12), match.start() - 4):
            yield Problem(Span(*match.span()), "No apostrophe in a decade.", (Fix(""),))


@rule(
    severity=WARNING,
    bad=("A salary of 18.000 dollars", "It has 1.500.000 users."),
    good=("It rose 1.000 points to 3.141.", "It has 18,000 users.", "version 10.0.000", "at 12.000 km"),
)
def thousands(document: Document) -> Iterator[Problem]:
    """Thousands set apart by full stops.

    That is how German, Spanish and other languages do it; in English it is a fraction.
    """
    prose = document.prose
    for match in _THOUSANDS.finditer(prose) if _THREE.search(prose) else ():
        yield Problem(Span(*match.span()), "Thousands take a comma.", (Fix(match[0].replace(".", ",")),))


@rule(
    severity=WARNING,
    category="spacing",
    bad=("One – two – three. Four – five. Six — seven. And now—at last—the end.",),
    good=("One—two—three.", "One – two – three.", "One – two, a cost–benefit matter."),
)
def unlike_dash(document: Document) -> Iterator[Problem]:
    """A dash without spaces in an article that sets its dashes between spaces.

    One article has one way; most papers set spaces, most books none.
    """
    prose = document.prose
    if "—" not in prose:
        return
    spaced, tight = len(_SPACED.findall(prose)), list(_TIGHT.finditer(prose))
    if spaced >= _OFTEN and _TIMES * len(tight) <= max(spaced, 2 * _TIMES):
        for match in tight:
            yield Problem(Span(*match.span()), "Elsewhere the dashes stand between spaces.", (Fix(" — "),))


@rule(severity=INFO, bad=("The end -- at last -- came.",), good=("a well-known name", "git commit --amend", "- one"))
def typed_dash(document: Document) -> Iterator[Problem]:
    """Two hyphens for a dash.

    Typewriters had no other; type has.
    """
    for at in found(document.prose, ("--", "- -")):
        match = _TYPED.match(document.prose, at) or _TYPED.match(document.prose, max(0, at - 1))
        if match:
            yield Problem(Span(*match.span()), "A dash is one mark.", (Fix(" – " if " " in match[0] else "—"),))
