"""Real-word errors: look-alikes, slips of a letter, wrong forms, and small words that are missing or too many.

The words beside a word tell which one was meant (`checks.models.real_words.model`); no dictionary sees these.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from checks.core.blocks import CODE, FRONT_MATTER, HEADING, HEADLINE
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language.letter_case import in_case_of
from checks.language.sounds import opens_with_vowel
from checks.models.real_words.bars import bar_of
from checks.models.real_words.model import SMALL, Doubt, doubts

_AT_SEA = re.compile(
    r"""
    \b(?: waters?|seas?|vessels?|ships?|boats?|coasts?|islands?|reefs?|wrecks?|miles?|kilomet(?:re|er)s?|km
      | platforms?|fields?|airspace|fishing|sank|sunk|drilling|anchored|moored|north|south|east|west|aground )
    [ ]off[ ]
    (?: [A-Z] | the[ ](?:[A-Z]|\w+[ ])?coast | \w+[ ](?:islands?|islets?|coasts?|reefs?|shores?)\b )
    """,
    re.VERBOSE,
)
"""Where "off" tells a place from its shore: the water off Formentera."""
_MODAL = re.compile(r"\b(?:could|should|would|might|must)(?:n[’']t)? $")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TELEGRAPHIC = frozenset((HEADLINE, HEADING, CODE, FRONT_MATTER))
_TOUCHING = frozenset("-‑–—/\\_@#&+=~^*\ufffc$£€%|<>")


@lru_cache(maxsize=2)
def _all_likely(document: Document) -> tuple[Doubt, ...]:
    """The doubts about whole words in running text that are likely enough, of two neighbours the one that explains
    both: a wrong word makes the small one beside it look too many ("its a shame").
    """
    prose = document.prose
    found = [
        doubt
        for doubt in doubts(prose)
        if doubt.probability >= bar_of(prose, doubt) and not _touched(prose, doubt)
        if document.kind_at(doubt.start) not in _TELEGRAPHIC
    ]
    wrong = {at for doubt in found if doubt.kind != SMALL for at in range(doubt.start - 1, doubt.end + 2)}
    return tuple(d for d in found if d.kind != SMALL or wrong.isdisjoint((d.start, d.end)))


def _likely(document: Document, *kinds: str) -> Iterator[Doubt]:
    return (doubt for doubt in _all_likely(document) if doubt.kind in kinds)


def _touched(prose: str, doubt: Doubt) -> bool:
    """Whether the word is part of something longer, or touches a mark that makes it so."""
    before, after = prose[max(0, doubt.start - 1) : doubt.start], prose[doubt.end : doubt.end + 1]
    if doubt.word == "an" and (following := _WORD.search(prose, doubt.end)) and opens_with_vowel(following[0]):
        return True
    if doubt.word and (before in _TOUCHING or after in _TOUCHING) and (before or after):
        return True
    return doubt.word == "off" and _AT_SEA.search(prose, max(0, doubt.start - 20), doubt.end + 30) is not None


def _instead(document: Document, doubt: Doubt) -> Problem:
    """The problem of a word that was put for another one."""
    right = in_case_of(doubt.word, doubt.likelier)
    if "’" in document.text:
        right = right.replace("'", "’")
    return Problem(Span(doubt.start, doubt.end), f"“{doubt.word}” may be a slip for “{right}”.", (Fix(right),))


@rule(
    severity=WARNING,
    precedence=1,
    bad=(
        "Most off the members voted for the plan on Tuesday.",
        "The club has lost it’s place in the first division.",
        "The team won there first match of the season.",
    ),
    good=(
        "He took it off the table and lost its lid; there it’s known that their plans changed.",
        "The principal said that the principle was sound.",
    ),
)
def look_alike(document: Document) -> Iterator[Problem]:
    """A word in the place of one that looks or sounds like it.

    Its and it’s, of and off, their and there, meat and meet: each is spelt right, so no spelling checker sees it.
    """
    for doubt in _likely(document, "common", "listed", "homophone"):
        yield _instead(document, doubt)


@rule(
    severity=WARNING,
    bad=("The court fond him guilty of murder.",),
    good=("He is a resident of the city; she was elected president.",),
)
def slipped_letter(document: Document) -> Iterator[Problem]:
    """A letter too many, too few or wrong that makes another word.

    A slip of the finger that happens to be a word is the one that nobody sees again.
    """
    for doubt in _likely(document, "slip", "substitution"):
        yield _instead(document, doubt)


@rule(
    severity=WARNING,
    bad=("The report was publish in March by the university.",),
    good=(
        "The minister said he had gone to the meeting he went to.",
        "There were many reasons for it, one reason being rain.",
    ),
)
def word_form(document: Document) -> Iterator[Problem]:
    """A word in a form that does not fit its sentence.

    An edit changes one half of a sentence and forgets the verb, or the plural, in the other.
    """
    for doubt in _likely(document, "form"):
        yield _instead(document, doubt)


@rule(
    severity=WARNING,
    bad=("He said he would be able attend the meeting.",),
    good=("He was one of the most important members of the committee.",),
)
def missing_word(document: Document) -> Iterator[Problem]:
    """A small word that is missing.

    Cutting and joining sentences loses an “of” or a “the”; the eye supplies it.
    """
    for doubt in _likely(document, SMALL):
        following = _WORD.match(document.prose, doubt.start)
        if doubt.word or following is None:
            continue
        small = doubt.likelier
        if small in ("a", "an"):
            small = "an" if opens_with_vowel(following[0]) else "a"
        fix = Fix(f"{small} {following[0]}")
        yield Problem(
            Span(*following.span()), f"“{small}” seems to be missing before “{following[0]}”: add it.", (fix,)
        )


@rule(
    severity=WARNING,
    bad=("They are were forced to leave the country.",),
    good=("They were forced to leave the country.", "What it is is hard to say."),
)
def extra_word(document: Document) -> Iterator[Problem]:
    """A small word that is one too many.

    What is left of an earlier wording: “in on Monday”, “will to go”.
    """
    for doubt in _likely(document, SMALL):
        if doubt.word == "of" and _MODAL.search(document.prose, max(0, doubt.start - 10), doubt.start):
            continue  # "would of come" lacks no word and has none too many: it is "have"
        if doubt.word and not doubt.likelier:
            end = doubt.end + len(document.prose[doubt.end : doubt.end + 1].rstrip(".,;:!?)”\"’'"))
            yield Problem(
                Span(doubt.start, end), f"Delete “{doubt.word}”: it seems to be one word too many.", (Fix(""),)
            )
