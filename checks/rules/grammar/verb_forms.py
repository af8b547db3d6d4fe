"""Verbs in a form that does not fit their subject or the small word before them; quotations are left alone."""

import re
from collections.abc import Iterator, Mapping

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.quotations import unspoken
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language import words

_ONE, _MANY = "(?:[Hh]e|[Ss]he|[Ii]t)", "(?:[Tt]hey|[Ww]e)"
_SINGULAR = {"are": "is", "were": "was", "have": "has", "do": "does", "go": "goes", "want": "wants", "need": "needs"}
_PLURAL = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "wants": "want", "needs": "need"}
_AGREEING = re.compile(
    rf"(?<![a-z] )(?<![\w’'-]){_ONE} (?P<many>are|were|have|do|go|want|need)\b(?! not|[’'])"
    rf"|(?<![\w’'-]){_MANY} (?P<one>is|was|has|does|goes|wants|needs)\b(?![’'])"
    rf"|(?<![\w’'-])(?:{_ONE}|[Tt]his) (?P<dont>don[’']t)(?= [a-z])"
    rf"|(?<![\w’'-]){_MANY} (?P<doesnt>doesn[’']t)(?= [a-z])"
)
_TO_PAST = re.compile(
    r"\b(?:may|might|must|(?:able|decided|wants?|wanted|plans?|planned|needs|hopes?|hoped|agreed|failed|managed"
    r"|refused|began|order) to)"
    r" (?P<verb>[a-z]{3,}(?:ed|ing))\b(?!-)"
)
_GERUND = re.compile(r"\b(?:enjoy|avoid|deny|denie|finish)(?:e?s|ed)? (?P<slip>to (?P<base>[a-z]{3,}))(?= [a-z])")
_MODAL_TO = re.compile(r"\b(?i:he|she|they|we|it|you|I|who) (?:must|should|might) (?P<slip>to) (?=[a-z]{2,} )")
_CANNOT_TO = re.compile(
    r"(?:[Cc]annot|[CcWw](?:an|ould)n?[’']t) (?P<slip>to) "
    r"(?=(?!the|th?is|that|h[ie][mrs]|you|our|my)(?P<base>[a-z]{3,})[ .,])"
)
_BOTH = re.compile(
    r"(?:(?<=[.!?] )|(?<=\n)|(?<=, )|(?<=\b[Tt]he )|(?<=\A))[Bb]oth (?!of\b|sides\b)[a-z]{3,}[a-rt-z]s"
    r" (?P<slip>is|was|has|does) (?=[a-z])"
)
_OPENS = r"(?:(?<=[.?!] )|(?<=[.?!][”\"] )|(?<=\n)|(?<=\A))"
_VERB_OF_ONE = r"(?P<slip>is|was|has|does)(?P<not>n['’]t)?\b(?! (?:that|what|why|how|because))"
_SEVERAL = re.compile(
    rf"{_OPENS}[A-Z][a-z]+ (?:(?!(?:it|he|she|they|we|you|that|who|of|and|to|in|at)\b)[a-z]+ )?"
    rf"(?P<noun>[a-z]{{2,}}[a-rtv-z]s) {_VERB_OF_ONE}"
)
_SEVERAL_OF = re.compile(
    rf"{_OPENS}[A-Z][a-z]+ (?:[a-z]+ )?(?P<noun>[a-z]{{3,}}[a-rtv-z]s) (?:of|in|for|on|from)"
    rf" (?:the|an?|his|her|its|their|our|this|that) (?:[a-z]+ )?[a-z]{{3,}}[a-rt-z] {_VERB_OF_ONE}"
)
_BEFORE_SEVERAL = "The These Those Many Several Few Most Some All Our Their His Her Its My".split()
_LIKE_SEVERAL = frozenset(
    """news species series headquarters corps works means barracks crossroads gallows premises grounds games
    odds""".split()
)
"""One thing with the ending of many."""
_VERB_OF_MANY = r"(?P<slip>are|were|have)(?P<not>n['’]t)?\b"
_ONE_THING = re.compile(rf"{_OPENS}[A-Z][a-z]+ (?P<noun>[a-z]{{3,}}[a-rt-z]) {_VERB_OF_MANY}")
_EACH_OF = re.compile(
    rf"{_OPENS}(?:The number of|(?:Each|Either|One) of (?:the|them|these|those|his|her|its|our|their))"
    rf"(?: (?!(?:that|which|who|whom|whose|we|you|they|is|was|has|to|and|or)\b)[a-z]+){{0,3}}? {_VERB_OF_MANY}"
)
_BEFORE_ONE = "This Each Every Our Their His Her Its My".split()
_OF_MANY = frozenset(
    """team crew group family staff government committee council board company band couple pair public police crowd
    audience majority minority number rest side club squad party press media army navy opposition cabinet jury
    community population generation trio duo quartet unit people half dozen lot faculty youth cattle clergy troop
    children men women will would should could might must may can""".split()
)
"""Groups, which are many as well as one, and verbs that are no noun here."""
_USE_TO = re.compile(
    rf"(?:{_OPENS}(?:I|We|They|You|People)|(?<!id )(?<!dn['’]t )(?:[Hh]e|[Ss]he|[Ii]t))"
    r" (?P<slip>use) to (?=[a-z]{2,})"
)
_PRONOUNS = "he He she She it It they They we We you You I who this This".split()
_CANNOT = "cannot Cannot can't can’t couldn't couldn’t wouldn't wouldn’t Can't Can’t Couldn't Couldn’t".split()
_WITH_TO = """may might must able decided want wants wanted plan plans planned needs hope hopes hoped agreed failed
    managed refused began order""".split()
_WITH_ING = [f"{verb}{end}" for verb in ("enjoy", "avoid", "finish", "deny") for end in ("", "s", "es", "ed")] + [
    "denies",
    "denied",
]
_GRADE = re.compile(
    r"(?<!\bmore and )\b(?P<slip>more (?P<more>better|easier|bigger|faster|higher|lower|stronger|cheaper|larger|smaller"
    r"|older|younger|longer|harder|safer|worse|taller|happier|richer|poorer|fuller|deeper|darker|wider|smarter|slower|cleaner|clearer|brighter"
    r"|warmer|colder|heavier|busier|earlier|crazier|funnier|prettier|friendlier|healthier|wealthier|simpler|tougher"
    r"|weaker|wiser|nicer|closer|newer|quieter|sharper|shorter|thicker|thinner|softer|louder|calmer)"
    r"|most (?P<most>biggest|easiest|fastest|highest|largest|oldest"
    r"|strongest|best|worst"
    r"|greatest|cheapest|tallest|richest|poorest|smallest))\b(?!-)"
)


@rule(
    severity=WARNING,
    bad=("They wants it.", "He have closed the road.", "He don't like it.", "They doesn't like it."),
    good=(
        "If he were late, they were too.",
        "“They was late,” he said.",
        "Let him go; should it have rained, they did.",
        "What it does they do.",
    ),
)
def subject_and_verb(document: Document) -> Iterator[Problem]:
    """A pronoun, or “both” with its noun, and the verb of another number.

    One person is and has, several are and have.
    """
    for match in unspoken(document, _AGREEING, _PRONOUNS):
        group = match.lastgroup or ""
        verb = match[group]
        shown = {"dont": f"doesn{verb[-2]}t", "doesnt": f"don{verb[-2]}t"}.get(group) or (
            _SINGULAR if group == "many" else _PLURAL
        )[verb]
        yield Problem(Span(*match.span(group)), f"Here it is “{shown}”.", (Fix(shown),))
    for match in unspoken(document, _BOTH, ("both", "Both")):
        shown = _PLURAL[match["slip"]]
        yield Problem(Span(*match.span("slip")), f"Here it is “{shown}”.", (Fix(shown),))


@rule(
    severity=WARNING,
    bad=("The elections was held in May.", "The results of the vote is clear.", "Each of the men have a car."),
    good=(
        "The news is good, and the species was rare. Its headquarters is in Kyiv.",
        "The impact of these laws is small. All he needs is love.",
        "His crew were saved. This will have an end.",
        "“The elections was late,” he said.",
    ),
)
def noun_and_verb(document: Document) -> Iterator[Problem]:
    """A noun that opens a sentence, and the verb of another number.

    Only where nothing else can be what the verb goes with; groups (the crew were) are one or many as the writer likes.
    """
    for pattern in (_SEVERAL, _SEVERAL_OF):
        for match in unspoken(document, pattern, _BEFORE_SEVERAL):
            noun = match["noun"]
            if noun not in _LIKE_SEVERAL and not noun.endswith("ics") and words.is_common(noun[:-1]):
                yield _other_number(match, _PLURAL)
    for match in unspoken(document, _EACH_OF, ("The", "Each", "Either", "One")):
        yield _other_number(match, _SINGULAR)
    for match in unspoken(document, _ONE_THING, _BEFORE_ONE):
        noun = match["noun"]
        if noun not in _OF_MANY and words.is_common(noun) and words.is_common(f"{noun}s"):
            yield _other_number(match, _SINGULAR)


def _other_number(match: re.Match[str], other: Mapping[str, str]) -> Problem:
    shown = other[match["slip"]]
    return Problem(Span(*match.span("slip")), f"Here it is “{shown}{match['not'] or ''}”.", (Fix(shown),))


@rule(
    severity=WARNING,
    bad=("I use to live there.", "It was the song that she use to love."),
    good=("Did he use to live there?", "The tools that we use to run it are old.", "They are used to it."),
)
def use_to(document: Document) -> Iterator[Problem]:
    """“Use to” for what somebody did long ago.

    The ending is not heard before “to”; without it, something is used for a purpose.
    """
    for match in unspoken(document, _USE_TO, (*_PRONOUNS, "People")):
        yield Problem(Span(*match.span("slip")), "Here it is “used”.", (Fix("used"),))


@rule(
    severity=WARNING,
    bad=(
        "They decided to closed it.",
        "He was able to closing it.",
        "They enjoy to walk there.",
        "He must to go there.",
    ),
    good=(
        "They need to succeed and hope to proceed.",
        "The road he was able to bring up.",
        "In order to feed them, she failed to need it.",
        "They enjoy the walk to town.",
    ),
)
def verb_after_to(document: Document) -> Iterator[Problem]:
    """A verb in the past or in -ing behind “to”, or “to” where the verb before it takes none.

    Half-made edits leave the ending of the old sentence.
    """
    for match in unspoken(document, _TO_PAST, _WITH_TO):
        base = _base(match["verb"])
        if base:
            yield Problem(Span(*match.span("verb")), f"Behind “to” it is “{base}”.", (Fix(base),))
    for match in unspoken(document, _GERUND, _WITH_ING):
        if words.is_common(match["base"]) and words.is_common(f"{match['base'].rstrip('e')}ing"):
            yield Problem(Span(*match.span("slip")), "This verb goes with -ing.", (Fix(_gerund(match["base"])),))
    for match in unspoken(document, _MODAL_TO, _PRONOUNS):
        span = Span(match.start("slip"), match.end("slip") + 1)
        yield Problem(span, "No “to” behind this verb.", (Fix(""),))
    for match in unspoken(document, _CANNOT_TO, _CANNOT):
        if words.is_common(match["base"]):
            span = Span(match.start("slip"), match.end("slip") + 1)
            yield Problem(span, "No “to” behind this verb.", (Fix(""),))


@rule(
    severity=WARNING,
    bad=("It is more easier to walk.", "The most biggest road is closed."),
    good=("It is easier to walk.", "The most is best.", "Lee has more, better roads."),
)
def doubled_grade(document: Document) -> Iterator[Problem]:
    """“More easier”, “most biggest”: the ending says it already.

    One of the two is enough.
    """
    for match in unspoken(document, _GRADE, ("more", "most")):
        shown = match["more"] or match["most"]
        yield Problem(Span(*match.span("slip")), f"“{shown}” is enough.", (Fix(shown),))


def _gerund(base: str) -> str:
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    doubled = f"{stem}{stem[-1]}ing"
    return doubled if words.is_common(doubled) and not words.is_common(f"{stem}ing") else f"{stem}ing"


def _base(verb: str) -> str | None:
    """What a verb is without -ed or -ing; None for a word that is a verb as it stands ("succeed", "bring")."""
    stem = verb.removesuffix("ed").removesuffix("ing")
    if verb.endswith("eed") or len(stem) < 3 or not re.search("[aeiouy]", stem) or words.frequency(verb) > 5.6:
        return None
    forms = [
        stem,
        f"{stem}e",
        stem[:-1] if stem[-1] == stem[-2] else stem,
        f"{stem[:-1]}y" if stem.endswith("i") else stem,
    ]
    known = [form for form in forms if words.is_common(form) and words.frequency(form) > 3]
    return max(known, key=words.frequency, default=None)
