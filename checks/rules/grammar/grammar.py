"""Grammar that a narrow pattern can tell; how people speak is theirs, so quotations are left alone."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import unspoken
from checks.core.rule import ERROR, WARNING, rule
from checks.core.span import Span
from checks.language import words

_AFTER_DID = re.compile(r"[Dd](?<!\w.)(?:id|oes|o)(?: not|n['’]t) (?P<verb>[a-z]{3,}ed)\b(?!-)")
_AFTER_MODAL = re.compile(
    r"[WwCcSs](?<!\w.)(?:(?<=[WwCc])ould|(?<=[Ss])hould|(?<=[Cc])annot) (?P<verb>[a-z]{3,}ed)\b(?!-)"
)
_HELPERS = tuple(
    f"{verb}{ending}" for verb in ("did", "Did", "does", "Does", "do", "Do") for ending in ("", "n't", "n’t")
)
_MODALS = ("would", "Would", "could", "Could", "should", "Should", "cannot", "Cannot")
_BETWEEN = re.compile(r"\b[Bb]etween [$£€]?\d[\d,.]*(?: (?:m|b|tr)illion)? (?P<to>to|or|until) (?=[$£€]?\d)")
_BETWEEN_DASH = re.compile(
    r"[Bb]etween [$£€]?\d[\d,.]*(?P<dash>[-–])(?=[$£€]?\d[\d,.]*(?![\w/–-]))"
    r"(?!\S+ (?:and|to|or|wins?\b|victor|defeat|draw))"
)
_FROM_DASH = re.compile(r"[Ff]rom (?:1[89]|20)\d\d(?P<dash>[-–])(?=(?:1[89]|20)\d\d(?![\w/–-])(?! (?:to|until|and)\b))")
_ACCORDING = re.compile(
    r"(?:(?<=, )|(?<=[.?!] )|(?<=\n)|(?<=\A))[Aa]ccording (?P<with>with) "
    r"(?=(?:an?|the|his|her|its|our|their|[A-Z]\w+)\b)"
)
_SINCE = re.compile(
    r"\b(?P<since>[Ss]ince) (?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|many|several|\d+) "
    r"(?:years|months|weeks|days|decades|hours)(?=[.,;!?])"
)
_EVERYBODY = re.compile(
    r"[EeNnSsAa]"
    r"(?:(?<=[.?!] .)|(?<=\n.)|(?<=\b[Tt]hat .)|(?<=\b[Bb]ecause .)|(?<=, .)|(?<=\band .)|(?<=\bbut .)|(?<=\A.))"
    r"(?:(?<=[Ee])very|(?<=[Nn])o|(?<=[Ss])ome|(?<=[Aa])ny)"
    r"(?:body|one|thing) (?:[a-z]+ly )?(?P<verb>are|were|have|do) (?!n['’]t)(?=[a-z])"
)
_ONE_AT_A_TIME = tuple(
    first + who
    for first in ("Every", "every", "No", "no", "Some", "some", "Any", "any")
    for who in ("body", "one", "thing")
)
_ONE_FOR_MANY = {"are": "is", "were": "was", "have": "has", "do": "does"}
_THE_BOTH = re.compile(r"\b(?P<the>[Tt]he both) (?!of\b|and\b|parties\b)(?=[a-z])")
_FAMILY = re.compile(r"[Tt]he [A-Z][a-z]+(?P<mark>['’])s(?= (?:are|were|have|lived|owned)\b)")
_ORDINAL = re.compile(r"\b(?P<number>\d+)(?P<ending>st|nd|rd|th)\b")
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
_BEING = ("is", "are", "am", "was", "were")
_IS_AGREE = re.compile(r"\b(?P<be>is|are|am|was|were) (?:not )?agree\b(?! to)")


@rule(
    severity=WARNING,
    bad=("They did not believed him.", "She could opened the door."),
    good=(
        "They did not need him.",
        "They did not succeed.",
        "Those who could, opened the door.",
        "It could indeed rain.",
    ),
)
def past_after_helper(document: Document) -> Iterator[Problem]:
    """A verb in the past behind a helper that already has the tense.

    Behind “did not” or “could” a verb has no ending; translations and half-made edits leave one.
    """
    for pattern, helpers in ((_AFTER_DID, _HELPERS), (_AFTER_MODAL, _MODALS)):
        for match in unspoken(document, pattern, helpers):
            base = _base(match["verb"])
            if base is not None:
                passive = (Fix(f"be {match['verb']}"),) if pattern is _AFTER_MODAL else ()
                message = f"Behind the helping verb it is “{base}”."
                yield Problem(Span(*match.span("verb")), message, (Fix(base), *passive))


@rule(
    severity=WARNING,
    bad=("It costs between 200 to 400 euros.",),
    good=("It costs between 200 and 400 euros.", "It costs from 200 to 400 euros.", "The road between the 2 to the 4."),
)
def between_to(document: Document) -> Iterator[Problem]:
    """“Between … to” with two numbers.

    It is “between 5 and 10” or “from 5 to 10”; the mixture is neither.
    """
    for match in unspoken(document, _BETWEEN, ("between", "Between")):
        yield Problem(Span(*match.span("to")), "“Between” goes with “and”.", (Fix("and"),))


@rule(
    severity=WARNING,
    bad=("It was closed between 2010-2015.", "He worked there from 2016–2019.", "It costs between 5-10 euros."),
    good=(
        "It was closed between 2010 and 2015, in 2016–2019 and from 2020 to 2021.",
        "It ran between 2010-11 and 2014-15, and from 2019-20 on.",
        "They came back from 2-0 down; the pages are from 5-10.",
    ),
)
def between_dash(document: Document) -> Iterator[Problem]:
    """“Between” or “from” with a dash.

    The little word opens a pair that only “and” or “to” can close; a dash alone says the same.
    """
    for pattern, first, right in (
        (_BETWEEN_DASH, ("between", "Between"), "and"),
        (_FROM_DASH, ("from", "From"), "to"),
    ):
        for match in unspoken(document, pattern, first):
            word = first[0].capitalize()
            yield Problem(Span(*match.span("dash")), f"“{word}” goes with “{right}”.", (Fix(f" {right} "),))


@rule(
    severity=WARNING,
    bad=("It will rain, according with a study.",),
    good=(
        "It will rain, according to a study.",
        "A rule according with the law was made.",
        "According, with a nod, to",
    ),
)
def according_with(document: Document) -> Iterator[Problem]:
    """“According with” a source.

    A source goes with “to”; what is in accord with something stands behind its noun without a comma.
    """
    for match in unspoken(document, _ACCORDING, ("according", "According")):
        yield Problem(Span(*match.span("with")), "“According” goes with “to”.", (Fix("to"),))


@rule(
    severity=WARNING,
    bad=("It has not rained since four years.",),
    good=(
        "It has not rained for four years.",
        "Since two years ago, it has rained.",
        "Since two weeks passed, he left.",
    ),
)
def since_a_while(document: Document) -> Iterator[Problem]:
    """“Since” before a length of time.

    A point in time goes with “since”, a length of time with “for”.
    """
    for match in unspoken(document, _SINCE, ("since", "Since")):
        right = "For" if match["since"] == "Since" else "for"
        yield Problem(Span(*match.span("since")), "A length of time goes with “for”.", (Fix(right),))


@rule(
    severity=WARNING,
    bad=("Everybody were late.", "She said that nothing have changed."),
    good=("Everybody was late.", "The needs of everyone are met.", "Act as if everyone were there."),
)
def everybody_are(document: Document) -> Iterator[Problem]:
    """“Everybody”, “nothing” or “someone” with the verb of many.

    The words mean one at a time, and their verb says so.
    """
    for match in unspoken(document, _EVERYBODY, _ONE_AT_A_TIME):
        right = _ONE_FOR_MANY[match["verb"]]
        yield Problem(Span(*match.span("verb")), f"Here it is “{right}”.", (Fix(right),))


@rule(
    severity=WARNING,
    bad=("The both schools opened again.",),
    good=("Both schools opened again.", "The both-ways bet won.", "It was the both of them."),
)
def the_both(document: Document) -> Iterator[Problem]:
    """“The” before “both”.

    “Both” needs no article before it.
    """
    for match in unspoken(document, _THE_BOTH, ("the", "The") if "both" in document.places else ()):
        right = "Both" if match["the"][0] == "T" else "both"
        yield Problem(Span(*match.span("the")), "“Both” takes no article.", (Fix(right),))


@rule(
    severity=WARNING,
    bad=("Not everybody is agree.",),
    good=("Not everybody agrees.", "All there is, agree the two, is time."),
)
def is_agree(document: Document) -> Iterator[Problem]:
    """“Is agree”.

    To agree is a verb of its own; other languages say “to be in agreement”.
    """
    for match in document.matches(_IS_AGREE, _BEING if "agree" in document.places else ()):
        base = "agreed" if match["be"] in ("was", "were") else "agrees" if match["be"] == "is" else "agree"
        fixes = () if " not " in match[0] else (Fix(base),)
        yield Problem(Span(*match.span()), "“Agree” is the verb already.", fixes)


@rule(
    severity=WARNING,
    bad=("The Smith's are at home.", "The Garcia’s have a dog."),
    good=("The Smiths are at home.", "The Smith’s dog and cat are at home.", "The Mayor’s is the largest house."),
)
def plural_of_name(document: Document) -> Iterator[Problem]:
    """A family in the plural with an apostrophe.

    Several Smiths take an “s” alone; the apostrophe makes one owner of them.
    """
    for match in document.matches(_FAMILY, ("the", "The")):
        yield Problem(Span(*match.span("mark")), "A plural takes no apostrophe.", (Fix(""),))


@rule(
    category="typo",
    severity=ERROR,
    bad=("He scored in the 53th minute.", "It was her 22th win and her 11st defeat."),
    good=("It was the 11th, the 53rd, the 112th and the 1,001st.", "A 4th and a 2nd"),
)
def ordinal_ending(document: Document) -> Iterator[Problem]:
    """A number with the ending of another one.

    Only 1, 2 and 3 have endings of their own, and 11, 12 and 13 have none.
    """
    for match in document.matches(_ORDINAL, filter(_ORDINAL.fullmatch, document.places)):
        number = int(match["number"][-2:])
        right = "th" if 10 < number < 14 else _ENDINGS.get(number % 10, "th")
        if match["ending"] != right:
            yield Problem(Span(*match.span("ending")), f"It is “{match['number']}{right}”.", (Fix(right, safe=True),))


def _base(verb: str) -> str | None:
    """What a verb in -ed is without its ending; None for a word that is no such verb ("need", "succeed")."""
    if verb.endswith("eed"):
        return None
    stems = [verb[:-1], verb[:-2]] if verb[-3] != verb[-4] else [verb[:-2], verb[:-3], verb[:-1]]
    if verb.endswith("ied"):
        stems = [verb[:-3] + "y"]
    known = [stem for stem in stems if words.is_common(stem) and words.frequency(stem) > 2]
    return max(known, key=words.frequency, default=None)
