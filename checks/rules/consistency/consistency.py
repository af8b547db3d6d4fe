"""Words and numbers that one article writes in two ways."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import quotations
from checks.core.rule import INFO, WARNING, rule
from checks.core.settings import Settings
from checks.core.span import Span, within
from checks.language import two_ways, words
from checks.language.letter_case import in_case_of

CLEARLY = 2
"""How many times as often as another a style must be used to be the article's own."""

_HYPHENED = re.compile(r"(?<![\w-])([a-z]+)-([a-z]{3,})(?![\w-])")
_US = re.compile(r"US(?:(?<=\b[Tt]he US)(?![\w.$-])|(?<![\w.$]US)(?<!\d US)(?= [a-z]))")
_DOTTED = re.compile(r"U\.S\.(?<![\w.]U\.S\.)")


@rule(
    severity=WARNING,
    bad=("The dialogue began. A dialogue needs time. No dialog is easy.",),
    good=("The dialog box opened.", "A café is a café."),
)
def two_spellings(document: Document) -> Iterator[Problem]:
    """One word is spelt in two ways, both of them right.

    The article should keep to the spelling that it uses most or, if both are as frequent, that it uses first. A place
    whose name has changed (Kyiv, Kiev) is only a hint, because a quotation or a history may keep the old name.
    """
    places: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    spelt = {word: two_ways.spelling(word) for word in document.places}
    twofold = document.numbers(word for word, known in spelt.items() if known)
    for token in (document.tokens[number] for number in twofold):
        known = spelt[token.word]
        if known and not document.prose.startswith(" box", token.span.end):
            places[known.word][known.form].append(token.span)
    for word, forms in places.items():
        severity = INFO if word[0].isupper() else None
        yield from _minority(document, forms, severity)


@rule(
    severity=WARNING,
    precedence=1,
    bad=("The colour of the colour chart is the color of the sea.",),
    good=("The Center for Colour is in the centre.", "Its colour; “the color,” he said. The colour stayed."),
)
def two_englishes(document: Document, settings: Settings) -> Iterator[Problem]:
    """One word has both its British and its American spelling.

    Copy put together from two sources keeps both. Names and quotations keep their own spelling. If the settings choose
    an English, its spelling is asked for everywhere by another rule.
    """
    if settings.language != "en":
        return
    spoken = quotations(document.prose)
    families: dict[str, list[tuple[Span, str, str]]] = defaultdict(list)
    others = {word: words.other_spelling(word) for word in document.places if word.islower() and _english(word)}
    for number in document.numbers(word for word, other in others.items() if other):
        token = document.tokens[number]
        other = others[token.word]
        if other and not within(token.span, spoken):
            families[_family(token.word, other)].append((token.span, token.word, other))
    for family in families.values():
        yield from _of_other_english(family)


def _english(word: str) -> str | None:
    """ "us" or "gb" as the word is spelt; of organise and organize both are British, but no article has both."""
    with_s = words.other_spelling(word) if "iz" in word else None
    return words.spelling(word) or ("us" if with_s and "is" in with_s and words.spelling(with_s) else None)


def _family(word: str, other: str) -> str:
    """A key for all forms of a word: what they share, and the letters in which its two spellings differ."""
    apart = next((at for at, (one, two) in enumerate(zip(word, other, strict=False)) if one != two), len(word))
    return "|".join((word[:apart], *sorted((word[apart : apart + 1], other[apart : apart + 1]))))


def _of_other_english(family: Sequence[tuple[Span, str, str]]) -> Iterator[Problem]:
    """A problem for each form in the English that the article uses less often for this word or, if equal, later."""
    english = [_english(word) for _, word, _ in family]
    own = max(english, key=english.count)
    shown = [word for (_, word, _), one in zip(family, english, strict=True) if one == own]
    for (span, _, other), one in zip(family, english, strict=True):
        if one != own:
            example = other if other in shown else shown[0]
            told = f"it is “{other}”" if example == other else f"the spelling is that of “{example}”: write “{other}”"
            yield Problem(span, f"Elsewhere in this article {told}.", (Fix(other),))


@rule(
    severity=INFO,
    bad=("A multi-faceted plan. It is multi-faceted. No plan is as multifaceted.",),
    good=("He resigned and re-signed.", "Pick up the pick-up.", "A multi-faceted, well-made plan."),
)
def hyphened_and_closed(document: Document) -> Iterator[Problem]:
    """One compound is written with a hyphen in one place and without it in another.

    Dictionaries differ over “counter-terrorism” and “startup”; one article should not. It is only a hint, except after
    a single letter: whether to write “e-mail” or “email” never depends on the grammar.
    """
    spoken = quotations(document.prose)
    closed = document.places
    forms: dict[str, dict[str, list[Span]]] = {}
    for match in _HYPHENED.finditer(document.prose):
        joined = match[1] + match[2]
        if joined in closed and match[1] not in ("re", "co") and words.is_common(joined):
            both = forms.setdefault(joined, {joined: [document.tokens[number].span for number in closed[joined]]})
            both.setdefault(match[0], []).append(Span(*match.span()))
    for both in forms.values():
        letter = any(form[1] == "-" for form in both)
        for problem in _minority(document, both, None):
            sure = letter and not within(problem.span, spoken)
            yield replace(problem, severity=WARNING) if sure else problem


@rule(
    severity=WARNING,
    bad=("The U.S. agreed. U.S. officials left. Then the US and Russia met. A U.S. envoy and a U.S. judge spoke.",),
    good=("The US agreed; US officials left.", "A $5 US note", "US Weekly reported that the U.S. agreed."),
)
def dotted_and_undotted(document: Document) -> Iterator[Problem]:
    """“US” in an article that otherwise writes “U.S.”.

    Many styles leave out the full stops in headlines, so there it is only a hint.
    """
    dotted = len(_DOTTED.findall(document.prose))
    kinds: dict[bool, list[Span]] = defaultdict(list)
    for match in _US.finditer(document.prose):
        kinds[document.in_heading(match.start())].append(Span(*match.span()))
    if dotted < 4 or dotted < 3 * len(kinds[False]):
        return
    message = "Elsewhere in this article it is “U.S.”."
    for in_title, spans in kinds.items():
        for span in spans:
            yield Problem(span, message, (Fix("U.S."),), severity=INFO if in_title else None)


@rule(
    severity=INFO,
    bad=("Sales rose 5 percent, then 7 percent, and costs 3%.",),
    good=("Sales rose 5 percent and 7 percent.", "“Up 5%,” he wrote. It was 5 percent, then 6 percent."),
)
def two_styles(document: Document) -> Iterator[Problem]:
    """Percentages, times, dates, thousands or sums of money are written in two styles.

    The style that the article uses most is its own. Most findings are hints, because a house style may write numbers
    differently in brackets; but none mixes “percent” with “per cent”, or “5pm” with “6 p.m.”.
    """
    spoken = quotations(document.prose)
    for style in two_ways.STYLES:
        places = {
            way.name: [span for span in _written(document, way) if not within(span, spoken)] for way in style.ways
        }
        yield from _in_another_way(document, style, places)


def _written(document: Document, way: two_ways.Way) -> Iterator[Span]:
    """Where something is written in a way, in order."""
    prose = document.prose
    matches = document.matches(way.pattern, way.words) if way.words else way.pattern.finditer(prose)
    return (Span(*match.span()) for match in matches)


def _in_another_way(document: Document, style: two_ways.Style, places: Mapping[str, list[Span]]) -> Iterator[Problem]:
    """A problem for each place that is not written as most are or, for ways that are never mixed, as the first is."""
    first = {way: -spans[0].start for way, spans in places.items() if spans}
    own = max(first, key=lambda way: (len(places[way]), first[way]), default="")
    for way in first:
        spans, sure = places[way], {way, own} <= style.never_mixed
        if way != own and (sure or CLEARLY * len(spans) <= len(places[own])):
            for span in spans:
                fixes = _rewritten(document.prose, span, way, own) if sure else ()
                message = f"Use one style for {style.name}: elsewhere in this article it is “{own}”."
                yield Problem(span, message, fixes, severity=WARNING if sure else None)


def _minority(document: Document, forms: Mapping[str, list[Span]], severity: str | None) -> Iterator[Problem]:
    """A problem for each place of a form that is not the most frequent one or, of equals, the first."""
    own = max(forms, key=lambda form: len(forms[form]))
    for form, spans in forms.items():
        if form == own:
            continue
        for span in spans:
            seen = span.of(document.prose)
            right = in_case_of(seen, own)
            fixed = right + seen[len(form) :] if seen.lower().startswith(form.lower()) else right
            yield Problem(span, f"Elsewhere in this article it is “{own}”.", (Fix(fixed),), severity=severity)


def _rewritten(prose: str, span: Span, way: str, own: str) -> tuple[Fix, ...]:
    """A fix that writes the place as the article does elsewhere."""
    if way in ("percent", "per cent"):
        return (Fix(own),)
    again = two_ways.rewritten(span.of(prose), own)
    if prose.startswith(".", span.end):
        again = again.removesuffix(".")
    space = " " if way == "10am" else ""
    return (Fix(space + again),) if again else ()
