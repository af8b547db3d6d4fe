"""Two words that stand twice in a row, and small words that cannot stand beside each other."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span

_TWICE = re.compile(r"\b(?P<phrase>[A-Za-z]+(?:['’][a-z]+)? [a-z]+(?:['’][a-z]+)?)(?P<again>,? (?P=phrase))\b(?![-'’])")
_THREE_TWICE = re.compile(r"\b(?P<phrase>[A-Za-z]+ (?P<second>[a-z]+) (?:the|an?)) (?i:(?P=phrase))\b(?![-'’])")
_SMALL = frozenset(
    """
    of in on at to for from with by the a an is was were are be been has have had will would could should that which who
    this these his her its their our your it he she they we as into than if when where not because about after before
    """.split()
)
_GOES_ON = frozenset("and by after on to upon or".split())
"""Words that join what is said again on purpose: on and on and on, day by day by day."""
_ARTICLES = re.compile(
    r"(?<![^\W_])(?P<first>[Tt]he|[Aa]n?) (?P<second>an?|the) (?=[a-z]{2})(?!la\b|cappella\b|priori\b)"
)
_CLASH = re.compile(
    r"(?<![^\W_])(?i:end|part|number|kind|lot|one|most|some|many|side|rest) (?P<both>(?P<first>of) (?P<second>for"
    r"|with|into"
    r"|at|from|by)) (?=(?:the|his|her|their|its|our|my) (?!first)[a-z])"
)
_ARTICLE_WORDS = ("the", "The", "a", "A", "an", "An")
_SECOND = ("for", "with", "into", "at", "from", "by")
_HELPING = tuple("having have has had is are was were will would can could do does did".split())
_HELPERS = re.compile(
    r"(?<![^\W_])(?:having have|has have|have has|had has|is are|are is|was were|were was|is was|was is|will would"
    r"|would will"
    r"|can could|could can|do does|does do|did does)(?= [a-z])"
)


@rule(
    severity=WARNING,
    bad=(
        "The end of the of the road was near.",
        "According to the according to the plan, it will rain.",
        "It was in the in the town.",
        "He has been a been a friend.",
    ),
    good=(
        "It went on and on and on.",
        "They fell one by one by the road.",
        "Time after time after time.",
        "Bye bye, bye bye.",
    ),
)
def doubled_phrase(document: Document) -> Iterator[Problem]:
    """Two words that stand twice in a row.

    A cursor put back in the wrong place types them again; the eye reads over the second.
    """
    words = document.tokens.words
    twice = [number for number, (word, later) in enumerate(zip(words, words[2:], strict=False)) if word == later]
    pairs = [one for one, other in pairwise(twice) if other == one + 1]
    for number in pairs:
        match = _TWICE.match(document.prose, document.tokens.starts[number])
        if match is None:
            continue
        first, second = match["phrase"].lower().split()
        again_on_purpose = {first, second} & _GOES_ON and second not in ("the", "a", "an")
        if first == second or not {first, second} & _SMALL or again_on_purpose:
            continue
        if match["again"].startswith(",") and second not in ("the", "a", "an", "of"):
            continue
        yield Problem(Span(*match.span()), f"“{match['phrase']}” stands twice.", (Fix(match["phrase"]),))
    for match in document.matches(_THREE_TWICE, _ARTICLE_WORDS, back=2):
        if match["second"] in _SMALL:
            yield Problem(Span(*match.span()), f"“{match['phrase']}” stands twice.", (Fix(match["phrase"]),))


@rule(
    severity=WARNING,
    bad=("It was the a bridge.", "She is a the mayor.", "The end of for the road", "The reason was is clear."),
    good=(
        "The a cappella choir came with an a priori belief.",
        "What he spoke of for the first time was the road.",
        "The truth is, are we late?",
    ),
)
def small_words_clash(document: Document) -> Iterator[Problem]:
    """Two articles, two prepositions or two helping verbs side by side of which one must go.

    One was put for the other, and the other stayed.
    """
    prose = document.prose
    for match in document.matches(_ARTICLES, ("a", "an", "the"), back=1):
        first, second = match["first"].lower(), match["second"]
        if first != second and not prose.startswith("posteriori", match.end()):
            fixes = tuple(Fix(word) for word in (match["first"], second))
            yield Problem(Span(match.start(), match.end("second")), "One article is enough.", fixes)
    for match in document.matches(_CLASH, _SECOND, back=2):
        fixes = (Fix(match["first"]), Fix(match["second"]))
        yield Problem(Span(*match.span("both")), "One of the two words must go.", fixes)
    for match in document.matches(_HELPERS, _HELPING, back=1):
        first, second = match[0].split()
        yield Problem(Span(*match.span()), "One of the two verbs must go.", (Fix(first), Fix(second)))
