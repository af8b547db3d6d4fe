"""One thing written in two ways in one article."""

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from checks.core.blocks import HEADING, HEADLINE
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import quotations
from checks.core.rule import INFO, WARNING, rule
from checks.core.settings import Settings
from checks.core.span import Span
from checks.lexicon import two_ways, words

CATEGORY = "consistency"
CLEARLY = 2
"""A style must stand this many times as often as another to be the article's own."""

_MONTH = r"[ADFJMNOS](?<!\w.)(?:" + "|".join(month[1:] for month in two_ways.MONTHS) + ")"
_HYPHENED = re.compile(r"(?<![\w-])([a-z]+)-([a-z]{3,})(?![\w-])")
_US = re.compile(r"US(?:(?<=\b[Tt]he US)(?![\w.$-])|(?<![\w.$]US)(?<!\d US)(?= [a-z]))")
_DOTTED = re.compile(r"U\.S\.(?<![\w.]U\.S\.)")


@rule(
    severity=WARNING,
    bad=("The dialogue began. A dialogue needs time. No dialog is easy.",),
    good=("The dialog box opened.", "A café is a café."),
)
def two_spellings(document: Document) -> Iterator[Problem]:
    """One word in two spellings that are both right.

    The spelling that the article uses most is its own, of two as frequent the first. Names that have changed (Kyiv,
    Kiev) are only a hint, for a quotation or a history may keep the old one.
    """
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    spelt = {word: two_ways.spelling(word) for word in document.places}
    twofold = [number for word, known in spelt.items() if known for number in document.places[word]]
    for token in (document.tokens[number] for number in sorted(twofold)):
        known = spelt[token.word]
        if known and not document.prose.startswith(" box", token.span.end):
            places[known.word][known.form].append(token.span)
    for word, forms in places.items():
        severity = INFO if word[0].isupper() else None
        yield from _minority(document, forms, severity)


@rule(
    severity=WARNING,
    bad=("The colour of the colour chart is the color of the sea.",),
    good=("The Center for Colour is in the centre.", "Its colour; “the color,” he said. The colour stayed."),
)
def two_englishes(document: Document, settings: Settings) -> Iterator[Problem]:
    """One word in British and in American spelling.

    Copy put together from two sources keeps both. Names and quotations keep their own spelling. Where a desk has chosen
    its English, that decides, not the article.
    """
    if settings.language != "en":
        return
    spoken = quotations(document.prose)
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    others = {word: words.other_spelling(word) for word in document.places if word.islower() and words.spelling(word)}
    for number in sorted(number for word, other in others.items() if other for number in document.places[word]):
        token = document.tokens[number]
        other = others[token.word]
        if other and not _within(token.span, spoken):
            places[min(token.word, other)][token.word].append(token.span)
    for forms in places.values():
        yield from _minority(document, forms, None)


@rule(
    severity=INFO,
    bad=("A multi-faceted plan. It is multi-faceted. No plan is as multifaceted.",),
    good=("He resigned and re-signed.", "Pick up the pick-up.", "A multi-faceted, well-made plan."),
)
def hyphened_and_closed(document: Document) -> Iterator[Problem]:
    """One compound with a hyphen here and without it there.

    Dictionaries differ over counter-terrorism and startup; one article should not.
    """
    closed = document.places
    forms: dict[str, dict[str, list[Span]]] = {}
    for match in _HYPHENED.finditer(document.prose):
        joined = match[1] + match[2]
        if joined in closed and match[1] not in ("re", "co") and words.is_common(joined):
            both = forms.setdefault(joined, {joined: [document.tokens[number].span for number in closed[joined]]})
            both.setdefault(match[0], []).append(Span(*match.span()))
    for both in forms.values():
        yield from _minority(document, both, None)


@rule(
    severity=WARNING,
    bad=("The U.S. agreed. U.S. officials left. Then the US and Russia met. A U.S. envoy and a U.S. judge spoke.",),
    good=("The US agreed; US officials left.", "A $5 US note", "US Weekly reported that the U.S. agreed."),
)
def dotted_and_undotted(document: Document) -> Iterator[Problem]:
    """“US” in an article that writes “U.S.”.

    In a headline many styles leave the dots out, so there it is only a hint.
    """
    dotted = len(_DOTTED.findall(document.prose))
    titles = [block.span for block in document.blocks if block.kind in (HEADLINE, HEADING)]
    kinds: dict[bool, list[Span]] = defaultdict(list)
    for match in _US.finditer(document.prose):
        kinds[_within(Span(*match.span()), titles)].append(Span(*match.span()))
    if dotted < 4 or dotted < 3 * len(kinds[False]):
        return
    message = "Elsewhere in this article it is “U.S.”."
    for in_title, spans in kinds.items():
        for span in spans:
            yield Problem(span, message, (Fix("U.S."),), severity=INFO if in_title else None)


@dataclass(frozen=True, slots=True)
class Style:
    """A matter of house style: its ways, each with its pattern and how a place is written in it."""

    name: str
    ways: tuple[tuple[str, re.Pattern[str]], ...]


STYLES = (
    Style(
        "percentages",
        (
            ("per cent", re.compile(r"per cent\b(?<=\d per cent)")),
            ("percent", re.compile(r"percent\b(?<=\d percent)")),
            ("%", re.compile(r"%(?<=\d%)")),
        ),
    ),
    Style(
        "times of day",
        (
            ("a.m.", re.compile(r"[ap]\.m\.(?<=\d ....)")),
            ("am", re.compile(r"[ap]m\b(?<=\d ..)")),
            ("10am", re.compile(r"[ap]m\b(?<=\d..)")),
            ("AM", re.compile(r"[AP]M\b(?<=\d ..)")),
        ),
    ),
    Style(
        "dates",
        (
            ("March 5", re.compile(rf"{_MONTH} \d{{1,2}}\b(?!\.\d|:)")),
            ("5 March", re.compile(rf"\d(?<![\w.,:-]\d)\d? (?:{'|'.join(two_ways.MONTHS)})\b")),
            ("March 5th", re.compile(rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)\b")),
        ),
    ),
    Style(
        "thousands",
        (
            ("5,000", re.compile(r"[1-9](?<![\w.,$£€-].),\d{3}(?![\w,.-])")),
            ("5000", re.compile(r"[3-9](?<![\w.,$£€/#-].)\d{3}(?= (?:people|troops|soldiers|miles|km|jobs|homes)\b)")),
        ),
    ),
    Style(
        "millions",
        (
            ("$5 million", re.compile(r"[mb]illion\b(?:(?<=[$£€]\d .{7})|(?<=[$£€]\d\d .{7}))")),
            ("$5m", re.compile(r"[mb](?:(?<=[$£€]\d.)|(?<=[$£€]\d\d.))(?:(?<=b)n)?\b")),
        ),
    ),
    Style("agreement", (("OK", re.compile(r"OK\b(?<!\w..)")), ("okay", re.compile(r"[Oo]kay\b(?<!\w....)")))),
)


@rule(
    severity=INFO,
    bad=("Sales rose 5 percent, then 7 percent, and costs 3%.",),
    good=("Sales rose 5 percent and 7 percent.", "“Up 5%,” he wrote. It was 5 percent, then 6 percent."),
)
def two_styles(document: Document) -> Iterator[Problem]:
    """Percentages, times, dates, thousands or sums in two styles.

    Copy from two sources shows it first in its numbers. The way the article uses most is its own.
    """
    spoken = quotations(document.prose)
    for style in STYLES:
        places = {
            way: [s for s in (Span(*m.span()) for m in pattern.finditer(document.prose)) if not _within(s, spoken)]
            for way, pattern in style.ways
        }
        own = max(places, key=lambda way: len(places[way]))
        for way, spans in places.items():
            if way != own and CLEARLY * len(spans) <= len(places[own]):
                for span in spans:
                    yield Problem(span, f"Most {style.name} in this article are written as in “{own}”.")


def _within(span: Span, places: Sequence[Span]) -> bool:
    """True where one of the places, which follow each other, holds the span."""
    at = bisect.bisect_right(places, span.start, key=lambda place: place.start)
    return at > 0 and places[at - 1].holds(span)


def _minority(document: Document, forms: Mapping[str, list[Span]], severity: str | None) -> Iterator[Problem]:
    """A problem for each place of a form that is not the article's own: the most frequent one, of equals the first."""
    own = max(forms, key=lambda form: len(forms[form]))
    for form, spans in forms.items():
        if form == own:
            continue
        for span in spans:
            seen = span.of(document.prose)
            right = own[0].upper() + own[1:] if seen[0].isupper() else own
            fixed = right + seen[len(form) :] if seen.lower().startswith(form.lower()) else right
            yield Problem(span, f"Elsewhere in this article it is “{own}”.", (Fix(fixed),), severity=severity)
