"""Capitals that names, sentences and paragraphs have lost, and capitals that stand where none belongs.

Names are found by a trained model over the word's neighbours, the article's own capitals, the dictionary and
corpus counts
(`checks.lexicon.casing`); sentence and paragraph starts by rules that know abbreviations.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from checks.core.blocks import CAPTION, CODE, FRONT_MATTER, HEADING, LIST_ITEM, Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, rule
from checks.core.sentences import SHORTENED, TITLES
from checks.core.span import Span
from checks.lexicon import words
from checks.lexicon.casing import current_name, lowered_names, stray_capitals

CATEGORY = "capitalization"

LIKELY, SURE, SAFE = 0.7, 0.9, 0.97

_START = re.compile(
    r"(?P<before>[^\s\ufffc]*[^\W_]|[^\s\ufffc]*[%)”\"’])(?P<mark>[.?!])(?P<close>[”\"’)]?)\s+(?P<word>(?P<open>[“\"‘(]?)[a-z][\w’'-]*)"
)
_FIRST = re.compile(r"[“\"‘(\[]?(?P<word>[a-z][\w’'-]*)")
_PRONOUN = re.compile(
    r"(?<=[a-z,;] )i(?:[’'](?:m|ve|ll|d))?(?= [a-z])|(?<=[.?!“\"] )i(?:[’'](?:m|ve|ll|d))?(?= [a-z]{2})"
)
_SWAPPED = re.compile(r"(?<![\w’'-])(?:[a-z][A-Z]{2,}|[A-Z]{2}[a-z]{2,})(?![\w’'-])")
_ENDED = re.compile(r"[.?!:;)”\"’]$")
_STOPPED = re.compile(r"[.?!:][”\"’)]*$")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGER = frozenset(
    "etc approx est ca vs viz cf al hr hrs min max sq tel ext incl dept misc avg lb lbs oz km cm mm kg ft".split()
)
_LOW_NAMES = frozenset("de da di du van von der den el al le la bin ibn ben y".split())
_READ_IN_FULL = 6
_LOWER_STYLE = 0.4


def _raised(word: str) -> str:
    """The word, or the mark and word, with its first letter as a capital."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), word, count=1)


def _problem(document: Document, span: Span, message: str, safe: bool, severity: str | None = None) -> Problem:
    return Problem(span, message, (Fix(_raised(span.of(document.text)), safe),), severity=severity)


def _known(name: str, prose: str) -> bool:
    """True where a list or the article itself has the name: an unknown low word may be foreign, a dish or a slip."""
    base = re.sub(r"['’]s?$", "", name)
    return (
        words.is_word(base) or current_name(base.lower()) > 0 or re.search(rf"\b{re.escape(base)}\b", prose) is not None
    )


@rule(
    severity=ERROR,
    bad=(
        "The ministers met in ukraine on Tuesday to speak about grain and about the port.",
        "Officials praised rubio's remarks before Rubio left Miami for talks with allies.",
    ),
    good=(
        "They roasted a turkey and polished the silver in march time.",
        "The president may march to the house on the hill.",
    ),
)
def lowered_name(document: Document) -> Iterator[Problem]:
    """A name is written without its capital.

    Spinners, speech recognition and hurried typing lower names. What is a name is told from the neighbours, from the
    article's own capitals and from counts; an ordinary word that is also a name (turkey, may, house) needs its context.
    """
    for suspect in lowered_names(document.prose, LIKELY):
        if not _known(suspect.replacement, document.prose):
            continue
        severity = ERROR if suspect.probability >= SURE else WARNING
        safe = suspect.probability >= SAFE
        message = f"“{suspect.replacement}” is a name here: write it with a capital."
        fix = Fix(suspect.replacement, safe)
        yield Problem(Span(suspect.start, suspect.end), message, (fix,), severity=severity)


def _is_brand(word: str) -> bool:
    """Words that keep their lower case where others rise: iPhone, eBay, van, al-Assad, x-ray's single letter."""
    return any(letter.isupper() for letter in word) or word.partition("-")[0] in _LOW_NAMES


def _shortened(before: str) -> bool:
    """True where the full stop belongs to an abbreviation, an initial or a number at a line's start."""
    word = before.lstrip("([“\"‘’'").lower()
    if word[-1:] in '%)”"’':
        return False
    stem = re.split(r"[-–—/]", word)[-1]
    letters = sum(letter.isalpha() for letter in stem)
    known = stem in TITLES or stem in SHORTENED or stem in _LONGER
    return "." in word or known or (letters == 1 and len(stem) == 1)


def _lowered_starts(document: Document) -> Iterator[tuple[Span, bool]]:
    """Words that begin a sentence in lower case, and whether the sentence before ends beyond doubt."""
    prose = document.prose
    for block in document.blocks:
        if block.kind in (CODE, FRONT_MATTER):
            continue
        for match in _START.finditer(prose, block.span.start, block.span.end):
            word = match["word"].lstrip('“"‘(')
            before = match["before"]
            if _is_brand(word) or _shortened(before):
                continue
            if match["mark"] in "?!" and (match["close"] or not before.islower()):
                continue
            if match["close"] in tuple('”"’') or (before.isdigit() and match.start() == block.span.start):
                continue
            yield Span(match.start("word") + len(match["open"]), match.end("word")), match["mark"] == "."


@rule(
    severity=ERROR,
    bad=("The bill failed. the vote is on Monday.", "Will it rain? nobody knows."),
    good=(
        "It costs approx. two pounds.",
        "“Will it rain?” she asked. He uses Yahoo! every day.",
        "Sales rose to 3.5 percent. eBay fell.",
        "The train leaves at 9 a.m. on weekdays.",
    ),
)
def sentence_start(document: Document) -> Iterator[Problem]:
    """A sentence begins in lower case.

    Only a full stop that ends a sentence counts: abbreviations, initials, ellipses and a quotation's own question mark
    do not.
    """
    starts = list(_lowered_starts(document))
    if len(starts) > 5 and len(starts) > _LOWER_STYLE * len(document.sentences):
        return
    for span, plain in starts:
        yield _problem(document, span, "A sentence begins with a capital.", plain)


def _opens_low(document: Document, block: Block) -> Span | None:
    match = _FIRST.match(document.prose, block.span.start, block.span.end)
    if match is None or _is_brand(match["word"]):
        return None
    return Span(*match.span("word"))


@rule(
    severity=WARNING,
    bad=("Three things are needed:\n\nkeeping a steady course in all that is done and said.\n\nTime is the second.",),
    good=(
        "The minister, who spoke in\n\nthe afternoon, said that nothing would change for now.",
        "He listed:\n\n- eggs and milk from the farm next door\n- a loaf of bread",
    ),
)
def paragraph_start(document: Document) -> Iterator[Problem]:
    """A paragraph begins in lower case.

    Where the line before is finished, the paragraph is no continuation of it; lists of fragments are left alone.
    """
    blocks = [b for b in document.blocks if b.kind not in (CODE, FRONT_MATTER)]
    low = [block for block in blocks if _opens_low(document, block)]
    if len(low) > 3 and len(low) > _LOWER_STYLE * len(blocks):
        return
    for before, block in pairwise(blocks):
        span = _opens_low(document, block)
        text = block.span.of(document.prose)
        if span is None or block.kind in (LIST_ITEM, CAPTION) or len(text.split()) < _READ_IN_FULL:
            continue
        earlier = before.span.of(document.prose)
        titled = before.kind == HEADING and len(earlier.split()) >= 4
        if _STOPPED.search(text) and (_ENDED.search(earlier) or titled):
            yield _problem(document, span, "A paragraph begins with a capital.", False)


@rule(
    severity=ERROR,
    bad=("She knew that i was late.", "It seems that i’m late."),
    good=("Part i) of the law", "the i newspaper"),
)
def pronoun(document: Document) -> Iterator[Problem]:
    """The pronoun I is written small.

    English writes it with a capital everywhere.
    """
    for match in _PRONOUN.finditer(document.prose):
        if (
            not document.prose.startswith((" newspaper", " paper"), match.end())
            and document.prose[: match.start()][-5:] != " the "
        ):
            yield _problem(document, Span(*match.span()), "The pronoun is a capital I.", True)


@rule(
    severity=ERROR,
    bad=("Then tHE rain came.", "THen the rain came."),
    good=("The mRNA vaccine, an iOS phone and two PCs.", "NATO and the PhDs"),
)
def swapped_case(document: Document) -> Iterator[Problem]:
    """A word has its capitals in the wrong place.

    A stuck shift or caps-lock key leaves tHE and THen; brands and units written so are no words in lower case.
    """
    for match in _SWAPPED.finditer(document.prose):
        lower = match[0].lower()
        if not words.is_word(lower) or words.frequency(lower) < 4.0:
            continue
        before = document.prose[: match.start()].rstrip()[-1:]
        opens = match[0][0].isupper() or before in ("", ".", "?", "!", "\n")
        yield Problem(
            Span(*match.span()),
            "The capitals are in the wrong place.",
            (Fix(lower.capitalize() if opens else lower, True),),
        )


@rule(
    severity=WARNING,
    bad=("NATO met in Brussels. NATO said so. A spokesman for Nato spoke, and NATO agreed to it.",),
    good=("Nato met in Brussels. Nato said so.", "The US asked us. US troops left."),
)
def acronym_case(document: Document) -> Iterator[Problem]:
    """One acronym is written in two ways.

    Nato and NATO are both right; in one article they are one too many.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for token in document.tokens:
        word = token.word
        if 3 < len(word) < 8 and word.isalpha() and word[0].isupper() and (word.isupper() or word[1:].islower()):
            forms[word.upper()][word] += 1
            places[word].append(token.span)
    yield from _odd_acronyms(forms, places)


def _odd_acronyms(forms: dict[str, Counter[str]], places: dict[str, list[Span]]) -> Iterator[Problem]:
    for acronym, counts in forms.items():
        capitalised = acronym.capitalize()
        if not 0 < counts[capitalised] * 2 < counts[acronym] or words.is_word(acronym.lower()):
            continue
        if words.only_capital(acronym.lower()) not in (None, acronym):
            continue
        for span in places[capitalised]:
            yield Problem(span, f"Elsewhere in this article it is {acronym}.", (Fix(acronym),))


@rule(
    severity=WARNING,
    bad=("They looked for areas of Mutual interest. A mutual interest is rare, and mutual trust is rarer.",),
    good=("The House of Commons met.", "A Degree of Freedom is a novel."),
)
def stray_capital(document: Document) -> Iterator[Problem]:
    """An ordinary word has a capital in mid-sentence.

    Said only where nothing beside it is capitalised, the corpus knows no such name and the article writes it small.
    """
    for suspect in stray_capitals(document.prose):
        span = Span(suspect.start, suspect.end)
        yield Problem(span, f"“{suspect.replacement}” is no name here.", (Fix(suspect.replacement),))
