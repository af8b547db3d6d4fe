"""Words and phrases twice in a row."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, rule
from checks.core.span import Span
from checks.language.words import frequency

_DOUBLED = re.compile(
    r"(?<![-‑])\b(?P<word>[A-Za-z]+(?:['’][a-z]+)?)(?P<again>[ \u00a0]+(?P=word))\b(?![-'’])", re.IGNORECASE
)
_MAY_DOUBLE = frozenset(
    """
    had that very no so really many far ha hey bye yes long much out now there wow well oh ho hee la na
    da knock tut bora new walla pago chop cha yo win big blah night yeah never do did go please sing her you
    """.split()
)
_EVERYWHERE = 5.0
"""The frequency (Zipf) from which a word is one of everyday use."""
_HOSTS = {
    "in": frozenset(
        """
        sworn live lives lived come comes came coming go goes going went gone put set is was are were been be
        it's he's she's they're we're i'm bring brings brought move moved carry carried hold held turn turned tune
        tuned log logged appear appears appeared star starred step stepped believe believes believed involved
        interested engaged participate participated played sit sat check checked settle settled phone phoned
        """.split()
    ),
    "on": frozenset(
        "go goes going went gone is was are were be it's carry carried move moved live lived come came hold put".split()
    ),
    "is": frozenset(
        "it he she that this there what thing problem point answer question truth fact issue reason who".split()
    ),
}
"""Small words that are rightly repeated after these: the world we live in in spring, what it is is a shame."""
_BEING = frozenset("am is are was were be been i'm he's she's we're you're they're still".split())
"""Before “living” they make it a verb: where she was living in in May."""
_TWICE = re.compile(r"\b(?P<phrase>[A-Za-z]+(?:['’][a-z]+)? [a-z]+(?:['’][a-z]+)?)(?P<again>,? (?P=phrase))\b(?![-'’])")
_THREE_TWICE = re.compile(r"\b(?P<phrase>[A-Za-z]+ (?P<second>[a-z]+) (?:the|an?)) (?i:(?P=phrase))\b(?![-'’])")
_SMALL = frozenset(
    """
    of in on at to for from with by the a an is was were are be been has have had will would could should that which who
    this these his her its their your our it he she they we as into than if when where not because about after before
    """.split()
)
_GOES_ON = frozenset("and by after on to upon or".split())
"""Words that join what is repeated on purpose: on and on and on, day by day by day."""
_ARTICLES = frozenset(("the", "a", "an"))
_MESSAGE = "Delete the second “{}”."


@rule(
    severity=ERROR,
    bad=("They walked to the the harbour.", "It was sold for for a pound."),
    good=("He knew that that was wrong.", "They had had enough in Bora Bora.", "the flat she lived in in May"),
)
def doubled_word(document: Document) -> Iterator[Problem]:
    """The same word twice in a row.

    A cursor put back in the wrong place leaves it behind, and the eye skips the second one.
    """
    lower = [*map(str.lower, document.tokens.words)]
    for number, (one, other) in enumerate(pairwise(lower)):
        match = _DOUBLED.match(document.prose, document.tokens.starts[number]) if one == other else None
        if match and not _on_purpose(match, lower, number):
            word = match["word"]
            yield Problem(Span(*match.span()), _MESSAGE.format(word.lower()), (Fix(word, safe=True),))


def _on_purpose(match: re.Match[str], lower: list[str], number: int) -> bool:
    """Whether a word may well be repeated: by itself, after the words before it, as a name or as a sound."""
    word, again = match["word"], match["again"].strip()
    before, earlier = (lower[at].replace("’", "'") if at >= 0 else "" for at in (number - 1, number - 2))
    return (
        word.lower() in _MAY_DOUBLE
        or before in _HOSTS.get(word.lower(), ())
        or (before == "living" and word == "in" and earlier in _BEING)
        or word == "WHO"
        or again[0].isupper()
        or (word[0].isupper() and len(word) > 4)
        or (_is_sound(word) and word.lower() in (before, *lower[number + 2 : number + 3]))
    )


def _is_sound(word: str) -> bool:
    """True for a word that may come three times, as a bell rings: no small one, and none that is met everywhere."""
    return frequency(word.lower()) < _EVERYWHERE


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
    """The same two or three words twice in a row.

    A cursor put back in the wrong place types them again, and the eye skips the second ones.
    """
    words = document.tokens.words
    twice = [number for number, (word, later) in enumerate(zip(words, words[2:], strict=False)) if word == later]
    for number in [one for one, other in pairwise(twice) if other == one + 1]:
        match = _TWICE.match(document.prose, document.tokens.starts[number])
        if match and not _goes_on(match):
            yield _repeated(match)
    articles = [form for article in _ARTICLES for form in (article, article.capitalize())]
    for match in document.matches(_THREE_TWICE, articles, back=2):
        if match["second"] in _SMALL:
            yield _repeated(match)


def _goes_on(match: re.Match[str]) -> bool:
    """Whether two words may well be repeated: without a small word, or joined by one, or by a comma."""
    first, second = match["phrase"].lower().split()
    if first == second or not {first, second} & _SMALL:
        return True
    if second in _ARTICLES:
        return False
    return bool({first, second} & _GOES_ON) or (match["again"].startswith(",") and second != "of")


def _repeated(match: re.Match[str]) -> Problem:
    return Problem(Span(*match.span()), _MESSAGE.format(match["phrase"]), (Fix(match["phrase"]),))
