"""Number agreement: a noun with the word before it, a verb with its subject. What somebody says is left alone."""

import re
from collections.abc import Callable, Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import unspoken
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language import morphology, words
from checks.language.morphology import counted_plural, counted_singular, plural, singular, verb_of_many, verb_of_one
from checks.rules.grammar import _subjects

_COUNT = "two|three|four|five|six|seven|eight|nine|ten|several|many|various"
_COUNTS = frozenset(_COUNT.split("|"))
_THINGS = """
    reason thing person man woman child member country company player problem city building leader example victim
    suspect month week student worker area event part challenge
    """.split()
"""Nouns that are counted and hardly ever modify another noun."""
_ONE, _SEVERAL = "|".join(_THINGS), "|".join(map(plural, _THINGS))
_CLOSES = r"""
    (?= [.,;:!?)] | $
      | [ ](?:is|are|was|were|in|for|to|and|that|who|which|why|from|at|on|with|have|has|by|after|before)\b )
"""
_PLURAL_NEEDED = re.compile(
    rf"""
    (?<![\w’'])
    (?: (?i:{_COUNT}|[2-9]|\d\d+)[ ](?P<counted>[a-z]{{4,}}) (?=[ ](?:were|are|have[ ]been|ago)\b)
      | (?i:these|those)[ ](?P<shown>[a-z]{{4,}}) (?=[ ](?:is|was|has)[ ][a-z])
      | (?i:these|those)[ ](?P<kind>kind|type|sort) (?=[ ]of\b)
      | [Oo]ne[ ]of[ ](?:my|his|her|our|their|these|those)[ ](?P<owned>[a-z]{{4,}}) (?=[.;]|[ ](?:is|was|who|has)\b)
      | (?i:one[ ]of[ ](?:the|his|her|their|its|our|these|those)|these|those|both(?![ ]\w+[ ]and\b)|numerous|{_COUNT})
        [ ](?P<listed>{_ONE}) (?: {_CLOSES} | (?=[ ]of\b) )
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_SINGULAR_NEEDED = re.compile(
    rf"""
    (?<![\w’'])
    (?: [Ee]very[ ](?P<noun>[a-z]{{3,}}s)\b(?![’'-])
      | (?i:every|each|another|this)[ ](?P<listed>{_SEVERAL}|days|years|states|persons)
        {_CLOSES} (?![ ](?:are|were|have)\b)
    )
    """,
    re.VERBOSE | re.MULTILINE,
)
_DETERMINERS = "these These those Those one One both Both numerous Numerous".split()
_DISTRIBUTIVE = "every Every each Each another Another this This".split()
_THERE = re.compile(
    rf"""
    [Tt]here
    (?: (?P<slip>[’']s|[ ]is|[ ]was)[ ](?:{_COUNT}|these|those)[ ](?:[a-z]+[ ])?(?P<noun>[a-z]{{3,}}s)\b(?![’'-])
      | (?P<sure>[ ]is|[ ]was)[ ](?: many(?![ ]an?\b) | several | numerous | (?:dozens|hundreds|thousands)[ ]of )\b
    )
    """,
    re.VERBOSE,
)
_THERE_IS = [f"{t}here{end}" for t in "tT" for end in ("", "'s", "’s")]
_THIS = re.compile(
    r"(?P<slip>[Tt]his) (?:(?P<noun>[a-z]{3,}s)|men|women|children|people) (?=(?:are|were|have) (?!not)[a-z])"
)


@rule(
    severity=WARNING,
    bad=(
        "Two road were closed.",
        "It closed five minute ago.",
        "He is one of my friend.",
        "These road is closed.",
        "These kind of roads are old.",
        "It is one of the reason for it.",
        "These building were old, and there are many example.",
    ),
    good=(
        "Two million were late, and two people are here.",
        "One of his family is late, and it is one of the building blocks.",
        "Many are late, and several have gone.",
        "These days it rains; “two road were closed,” he said.",
        "one of the country’s best; two man teams; two-year-old",
    ),
)
def plural_needed(document: Document) -> Iterator[Problem]:
    """A singular noun after a number, “these” or “one of the”.

    One half of the phrase was changed and the other was not.
    """
    numbers = [word for word in document.places if word.isdigit() or word.lower() in _COUNTS]
    first = [*numbers, *_DETERMINERS]
    for match in unspoken(document, _PLURAL_NEEDED, first):
        group = match.lastgroup or ""
        noun = match[group]
        if many := plural(noun) if group in ("listed", "kind") else counted_plural(noun):
            yield Problem(Span(*match.span(group)), f"Use the plural: “{many}”.", (Fix(many),))


@rule(
    severity=WARNING,
    bad=("Every roads were closed.", "They met in every countries.", "Each reasons was heard."),
    good=("Every species counts, and every bus runs.", "Each of the parts works.", "Every reason to go"),
)
def singular_needed(document: Document) -> Iterator[Problem]:
    """A plural noun after “every”, “each”, “another” or “this”.

    These words mean one at a time.
    """
    for match in unspoken(document, _SINGULAR_NEEDED, _DISTRIBUTIVE):
        group = match.lastgroup or ""
        if one := singular(match[group]) if group == "listed" else counted_singular(match[group]):
            yield Problem(Span(*match.span(group)), f"Use the singular: “{one}”.", (Fix(one),))


@rule(
    severity=WARNING,
    bad=("This roads are closed.",),
    good=("That sheep are shy is known.", "“This roads are closed,” he said.", "This works."),
)
def this_for_these(document: Document) -> Iterator[Problem]:
    """“This” before a plural noun and its verb.

    Several things are “these”.
    """
    for match in unspoken(document, _THIS, ("this", "This")):
        if match["noun"] is None or counted_singular(match["noun"]):
            shown = match["slip"][0] + "hese"
            yield Problem(Span(*match.span("slip")), f"Use “{shown}” before a plural.", (Fix(shown),))


@rule(
    severity=WARNING,
    bad=("There is three roads.", "There’s many reasons."),
    good=("There is three-fold growth.", "There is two-way traffic.", "There are three roads."),
)
def there_is(document: Document) -> Iterator[Problem]:
    """“There is” or “there was” before several things.

    The verb agrees with what follows it.
    """
    for match in unspoken(document, _THERE, _THERE_IS):
        if match["sure"] or counted_singular(match["noun"]):
            group = "sure" if match["sure"] else "slip"
            verb = " were" if match[group] == " was" else " are"
            yield Problem(Span(*match.span(group)), f"Several things follow: write “there{verb}”.", (Fix(verb),))


@rule(
    severity=WARNING,
    bad=(
        "They wants it.",
        "He have closed the road.",
        "He don't like it.",
        "They doesn't like it.",
        "Everybody were late.",
        "She said that nothing have changed.",
    ),
    good=(
        "If he were late, they were too.",
        "“They was late,” he said.",
        "Let him go; should it have rained, they did.",
        "What it does they do.",
        "Everybody was late; the needs of everyone are met.",
        "Act as if everyone were there.",
    ),
)
def pronoun_and_verb(document: Document) -> Iterator[Problem]:
    """A pronoun and a verb that differ in number.

    One is and has, several are and have; “everybody”, “nothing” and “someone” mean one at a time.
    """
    for match in unspoken(document, _subjects.PRONOUN_IS, _subjects.PRONOUNS):
        group = match.lastgroup or ""
        yield _other_number(match, group, verb_of_one if group in ("many", "dont") else verb_of_many)
    for match in unspoken(document, _subjects.EVERYBODY_ARE, _subjects.INDEFINITE_PRONOUNS):
        yield _other_number(match, "verb", verb_of_one)


@rule(
    severity=WARNING,
    bad=(
        "The elections was held in May.",
        "The results of the vote is clear.",
        "Each of the men have a car.",
        "Both schools has opened again.",
    ),
    good=(
        "The news is good, and the species was rare. Its headquarters is in Kyiv.",
        "The impact of these laws is small. All he needs is love.",
        "His crew were saved. This will have an end.",
        "“The elections was late,” he said.",
    ),
)
def noun_and_verb(document: Document) -> Iterator[Problem]:
    """A noun that opens a sentence and a verb that differ in number.

    Only where nothing else can be the subject; a group (“the crew were”) is one or many as the writer likes.
    """
    for match in unspoken(document, _subjects.SEVERAL_IS, _subjects.BEFORE_SEVERAL):
        noun = match["noun"] or match["first"]
        if noun not in morphology.SINGULAR_IN_S and not noun.endswith("ics") and morphology.looks_plural(noun):
            yield _other_number(match, "verb", verb_of_many)
    for match in unspoken(document, _subjects.BOTH_IS, ("both", "Both")):
        yield _other_number(match, "verb", verb_of_many)
    for match in unspoken(document, _subjects.EACH_ARE, ("The", "Each", "Either", "One")):
        yield _other_number(match, "verb", verb_of_one)
    for match in unspoken(document, _subjects.ONE_ARE, _subjects.BEFORE_ONE):
        if _is_one_thing(match["noun"]):
            yield _other_number(match, "verb", verb_of_one)


def _is_one_thing(noun: str) -> bool:
    if noun in morphology.COLLECTIVE or noun in _subjects.NO_SUBJECT:
        return False
    return words.is_common(noun) and words.is_common(plural(noun))


def _other_number(match: re.Match[str], group: str, form: Callable[[str], str]) -> Problem:
    shown = form(match[group])
    return Problem(Span(*match.span(group)), f"Use “{shown}”: the verb must agree with its subject.", (Fix(shown),))
