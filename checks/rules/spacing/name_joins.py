"""Names that stand against the word after them, as the ends of links do when their markup goes."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language import words
from checks.models.joins import joins

_BEHIND_S = re.compile(r"[A-Za-z]{2}['’]s(?P<word>[a-z]{2,}|[A-Z][a-z]{2,})(?![\w’'])")
_ACRONYM = re.compile(r"(?P<left>[A-Z](?<![\w@#/.&-].)[A-Z]{1,5})(?P<right>[a-z]{2,})(?![\w@/-])")
_BEFORE_ACRONYM = re.compile(r"(?<![\w@#/.&-])(?P<left>[a-z]{2,5})(?P<right>[A-Z]{2,6})(?![\w@/])")
_ZONES = frozenset("GMT UTC BST CET CEST EST EDT CST CDT MST PST PDT IST".split())
_JOINED = "@#/-_&"


@rule(
    severity=WARNING,
    precedence=1,
    bad=(
        "The bank is in Lisbon. In Lisbonafter dark it is quiet.",
        "The talks in Germanywere short.",
        "Ministers metAnna Lindand talked. Anna Lind left. Lind said so.",
    ),
    good=("Johnstown, Jacksonville and Williamsport", "Germania and Trumpism", "Anna Lindholm met Anna Lind."),
)
def word_after_name(document: Document) -> Iterator[Problem]:
    """A name stands against the word after it.

    The name was a link, and the space after it went with the markup.
    """
    own = joins.own_names(document.places)
    for word, numbers in document.places.items():
        if word.islower() or word.isupper() or not 5 <= len(word) <= words.LONGEST:
            continue
        if not word.isascii() or not word.isalpha() or not joins.is_unknown(word):
            continue
        others = own - {word}
        parts = joins.after_name(word, others) or (None if word[1:].islower() else joins.chain(word, others))
        if parts is None or (len(numbers) > 1 and not (len(parts[-1]) > 2 and parts[-1] in joins.SMALL)):
            continue
        for number in numbers:
            token = document.tokens[number]
            beside = document.prose[max(0, token.span.start - 1) : token.span.start]
            beside += document.prose[token.span.end : token.span.end + 1]
            if len(token.word) == len(token.span) and not any(mark in _JOINED for mark in beside):
                yield Problem(token.span, "A space is missing after the name.", (Fix(" ".join(parts)),))


@rule(
    severity=WARNING,
    bad=("The minister’ssecond letter", "In Lisbon'sOld Town", "Monday’sannouncement came late."),
    good=("The minister’s second letter", "the o’sullivans", "at ’s-Hertogenbosch"),
)
def word_after_possessive(document: Document) -> Iterator[Problem]:
    """A word stands against the possessive before it.

    A link that began or ended there was taken away with its space.
    """
    for match in _BEHIND_S.finditer(document.prose):
        word = match["word"]
        if words.is_word(word) and (len(word) > 2 or word in joins.SMALL) and words.frequency(word) >= 2.5:
            start = match.start("word")
            yield Problem(
                Span(start - 1, start), "A space is missing after the possessive.", (Fix("s ", safe=word.islower()),)
            )


@rule(
    severity=WARNING,
    bad=("The ILO met. It was the ILOwhich spoke.", "The ILO met. It is a report ofILO staff."),
    good=("PCs and MPs", "a macOS and iOS app", "the UKIP and UKCAid", "TVshop"),
)
def word_beside_initials(document: Document) -> Iterator[Problem]:
    """Initials stand against a word that is no part of them.

    The initials were a link, and the space beside them went with the markup.
    """
    own = document.places
    for match in document.matches(_ACRONYM, (word for word in own if word[:2].isupper() and word[-2:].islower())):
        right = match["right"]
        if words.is_word(match["left"][-1] + right):
            yield from _before_word(match, own)
            continue
        known = right in joins.SMALL or (len(right) > 3 and words.is_common(right) and words.frequency(right) >= 4.0)
        if known and (match["left"] in own or len(right) > 4) and joins.is_unknown(match[0]):
            yield _between(match)
    for match in document.matches(
        _BEFORE_ACRONYM, (word for word in own if word[:2].islower() and word[-2:].isupper())
    ):
        if match["left"] in joins.SMALL and match["right"] in own and joins.is_unknown(match[0]):
            yield _between(match)


def _before_word(match: re.Match[str], own: dict[str, list[int]]) -> Iterator[Problem]:
    """Initials against a word that begins with a capital; "A" counts where a long word follows."""
    left, right = match["left"][:-1], match["left"][-1] + match["right"]
    article = left == "A" and len(right) > 4 and words.frequency(right) >= 4.0
    if (article or left in _ZONES or (len(left) > 1 and left in own)) and joins.is_unknown(match[0]):
        message = "A space is missing after the initials."
        yield Problem(Span(*match.span()), message, (Fix(f"{left} {right}"),))


def _between(match: re.Match[str]) -> Problem:
    message = "A space is missing beside the initials."
    return Problem(Span(*match.span()), message, (Fix(f"{match['left']} {match['right']}"),))
