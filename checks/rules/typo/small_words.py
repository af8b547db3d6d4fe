"""Real words in the wrong place: doubled small words, and slips that narrow patterns tell.

Patterns, each with few or no hits on 1.6 million words of clean news (comparative + then: 3 hits, 2 of them real), and
the sound of the word behind "a" and "an".
"""

import re
from collections.abc import Iterator
from itertools import pairwise, product

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, rule
from checks.core.span import Span
from checks.language import words
from checks.language.letter_case import in_case_of

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
"""Small words that rightly stand twice behind these: the world we live in in spring, what it is is a shame."""
_BEING = frozenset("am is are was were be been i'm he's she's we're you're they're still".split())
"""Before “living” they make it a verb: where she was living in in May."""
_MODAL = "(?:can|could|should|would|must|may|might|will|cannot|to)"
_DONE = (
    "been|done|had|gone|made|taken|seen|known|thought|won|lost|come|become|left|told|said|found|got|gotten|given|kept"
    "|heard|met|paid|sent|shown|understood|written|brought|bought|caught|chosen|fallen|forgotten|led|stopped|[a-z]{3,}ed"
)
_MORE = "(?:more|less|fewer|rather|better|worse)"
_COMPARED = "(?:more|less|fewer|rather|better|worse|[a-z]{2,}(?:ier|rger|ger|ster|nger|gher|wer))"
_QUANTITY = """
    half one two three some most many all each none part because instead kind lot lots number end rate out cost hundreds
    thousands millions group member members series sort amount use result
    """.split()
_THING = r"(?:the|a|an|his|her|its|their|them|our|this|these|those|[a-z]+(?:ion|ity|ness|ment)s?)\b"
_KIN = "(?:own|name|names|family|father|mother|wife|husband|son|daughter|work|job|career)"
_DONE_BY = (
    "(?:broken|taken|given|held|found|made|seen|sold|shot|hit|caught|told|sent|built|driven|hidden|stolen|shown|written"
    "|beaten|led|won|bought|brought|run|chosen)"
)
_TOO = "(?:high|low|big|small|old|young|expensive|heavy|strong|weak|difficult|hot|tall|risky|dangerous)"
_SLIPS = (
    (r"\b(?P<slip>where) (?=[a-z]{3,}ed (?:by|in|with|to|from|at)\b)", "were"),
    (rf"\b{_COMPARED} (?P<slip>then)(?= [a-z\d$£€])", "than"),
    (rf"\b(?:other|{_MORE}) (?:[a-z]+ )?(?P<slip>then)(?= (?:\d|the|a|an|any|ever|in|at|just)\b)", "than"),
    (rf"\b(?:{'|'.join(_QUANTITY)}) (?P<slip>off)(?= {_THING})", "of"),
    (r"\b(?P<slip>[Tt]heir)(?= (?:is|are|was|were|has been|have been|will be)\b)", "there"),
    (r"\b(?P<slip>it[’']s)(?= own\b)", "its"),
    (r"\b(?P<slip>there)(?= own\b)", "their"),
    (r"\b(?P<slip>[Yy]our)(?= (?:welcome|going to|not|being|the one)\b)", "you’re"),
    (rf"\b{_MODAL}(?:n[’']t| not| never)? (?P<slip>of)(?= (?:{_DONE})\b)", "have"),
    (rf"\b{_MODAL} (?P<slip>loose)(?= (?:the|a|an|his|her|its|their|our|my|money|weight|control|to)\b)", "lose"),
    (r"\b(?:has|have|had|having) (?P<slip>bee|bean)(?= [a-z]+(?:ed|en|ing)\b)", "been"),
    (r"\b(?P<slip>form)(?= (?:the (?:start|beginning|outset)|January|March|June)\b)", "from"),
    (r"\b(?:far|way|much|seems?|is|was|are|were) (?P<slip>to)(?= (?:many|much|late|early|soon|often)\b)", "too"),
    (
        rf"\b(?:is|was|are|were|seems?) (?P<slip>to)(?= {_TOO}[.,;!?])",
        "too",
    ),
    (rf"\b(?P<slip>where)(?= {_DONE_BY} by\b)", "were"),
    (r"\b(?P<slip>whose)(?= (?:been|going to)\b)", "who’s"),
    (rf"\b(?P<slip>who[’']s)(?= {_KIN}\b)", "whose"),
    (r"\b(?:an|the|no|any|little|negative|positive) (?P<slip>affect)(?= on\b)", "effect"),
    (r"\b(?:will|would|could|may|might|can|not) (?P<slip>effect)(?= (?:the|his|her|their|our|its)\b)", "affect"),
    (r"\b(?P<slip>an)(?= (?:he|she|they|we|then|said|also|was|were)\b)", "and"),
)
_REACH = 60
"""So far on either side of the slip its pattern looks."""


def _spellings(pattern: str) -> frozenset[str]:
    """The words that the slip of a pattern may be."""
    slip = re.search(r"\(\?P<slip>([^()]*)\)", pattern)
    choices = slip[1].split("|") if slip else ()
    letters = [[some or one for some, one in re.findall(r"\[([^]]+)\]|(.)", choice)] for choice in choices]
    return frozenset("".join(picked) for choice in letters for picked in product(*choice))


_PATTERNS = tuple(
    (
        re.compile(pattern),
        re.compile(pattern[pattern.index(")", pattern.index("(?P<slip>")) + 1 :]),
        right,
        _spellings(pattern),
    )
    for pattern, right in _SLIPS
)
"""Each with what follows the slip, which tells soonest, what should stand there, and what the slip may be."""


@rule(
    severity=ERROR,
    bad=("They walked to the the harbour.", "It was sold for for a pound."),
    good=("He knew that that was wrong.", "They had had enough in Bora Bora.", "the flat she lived in in May"),
)
def doubled_word(document: Document) -> Iterator[Problem]:
    """A word stands twice in a row.

    A cursor put back in the wrong place leaves them; the eye reads over the second.
    """
    lower = [*map(str.lower, document.tokens.words)]
    twice = [number for number, (one, other) in enumerate(pairwise(lower)) if one == other]
    for number in twice:
        match = _DOUBLED.match(document.prose, document.tokens[number].span.start)
        if match is None:
            continue
        word, again = match["word"], match["again"].strip()
        before = lower[number - 1].replace("’", "'") if number else ""
        if (
            word.lower() in _MAY_DOUBLE
            or before in _HOSTS.get(word.lower(), ())
            or (before == "living" and word == "in" and lower[max(number - 2, 0)].replace("’", "'") in _BEING)
            or word == "WHO"
            or again[0].isupper()
            or (word[0].isupper() and len(word) > 4)
            or (_sound(word) and word.lower() in (before, *lower[number + 2 : number + 3]))
        ):
            continue
        yield Problem(Span(*match.span()), f"“{word}” stands twice.", (Fix(word, safe=True),))


def _sound(word: str) -> bool:
    """True for a word that may stand thrice, as a bell rings: no small one, and none that is met everywhere."""
    return words.frequency(word.lower()) < _EVERYWHERE


@rule(
    severity=WARNING,
    bad=("a rivalry where punctuated by talks", "It costs more then the old one.", "the end off the road"),
    good=("the town where he lived", "It was better then, she said.", "He took it off the shelf."),
)
def wrong_word(document: Document) -> Iterator[Problem]:
    """A real word stands where its look-alike belongs.

    No dictionary sees these; patterns of the words beside them do.
    """
    tokens = document.tokens
    for pattern, following, right, spellings in _PATTERNS:
        for number in document.numbers(spellings):
            if not following.match(document.prose, tokens.ends[number]):
                continue
            span = tokens[number].span
            around = pattern.finditer(document.prose, max(0, span.start - _REACH), span.end + 2 * _REACH)
            if any(match.start("slip") == span.start for match in around):
                slip = span.of(document.prose)
                fixed = in_case_of(slip, right)
                yield Problem(span, f"“{slip}” for “{fixed}”?", (Fix(fixed),))
