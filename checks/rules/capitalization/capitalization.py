"""Names, months, sentences and paragraphs without their capital.

A trained model finds the names (`checks.models.casing.model`), rules that know abbreviations the rest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from checks.core.blocks import CAPTION, CODE, FRONT_MATTER, HEADING, LIST_ITEM, Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.masking import MASKED
from checks.core.rule import ERROR, INFO, WARNING, rule
from checks.core.sentences import SHORTENED, TITLES, before_mark
from checks.core.span import Span
from checks.language import words
from checks.language.dates import SHORT_MONTHS
from checks.models.casing.bars import LEAST, bars_of
from checks.models.casing.model import lowered_names

HINT, SURE, SAFE = 0.6, 0.92, 0.98
_UNSEEN = "\u00ad\u200b\u2060\ufeff"
_START = re.compile(
    rf"""(?P<mark>[.?!])(?:(?<=[^\W_].)|(?<=[%)”"’].)|(?<=[^\W_][ \u00a0].)|(?<=[^\W_][ \u00a0]{{2}}.))
        (?P<close>[”"’)]?) (?P<gap>[\s\ufffc{_UNSEEN}]+)
        (?P<word>(?P<open>[“"‘]?)[a-z](?:[\w’'-]|[{_UNSEEN}]+(?=\w))*)""",
    re.VERBOSE,
)
_LEFT_OVER = re.compile(rf"(?:[\s{_UNSEEN}]|<[^<>]*>|\[[^\[\]\n]*\]|&(?:nbsp|\#160|\#xa0);)+", re.IGNORECASE)
"""Markup and invisible characters that a page leaves between two sentences."""
_FIRST = re.compile(r"[“\"‘(\[]?(?P<word>[a-z][\w’'-]*)")
_MASKED, _BLANKED = re.compile(f"{MASKED}+"), dict.fromkeys(map(ord, _UNSEEN), " ")
_ITEM = re.compile(r"(?:[a-z]|[ivx]{2,4})[.)](?!\S)")
"""The letter or the Roman number of an item."""
_ENDED = re.compile(r"[.?!:;)”\"’]$")
_STOPPED = re.compile(r"[.?!:][”\"’)]*$")
_UNITS = frozenset("ca viz hr hrs min max sq tel ext incl misc avg lb lbs oz km cm mm kg".split())
"""Abbreviations of tables and recipes; in prose some of them end a sentence like other words."""
_LOW_NAMES = frozenset(
    "de da di du del della dos das do van von vom zu zur ter ten der den el al le la bin ibn ben y".split()
)
_SHORT_MONTHS = "|".join(month.lower() for month in SHORT_MONTHS if month not in ("Mar", "May", "Jun", "Jul"))
_SHORT = re.compile(rf"(?P<month>(?:{_SHORT_MONTHS})(?<![\w.]...)|sept(?<![\w.]....))(?=\. \d\d?\b)")
_READ_IN_FULL, _LOWER_STYLE = 6, 0.4
_GOES_ON = frozenset("where which who whose that and or but with when if then as so".split())
"""Words that continue a sentence after a formula, a quotation or a list set apart."""
_BEFORE_MONTH = re.compile(
    r"\b(?:(?i:in|on|since|until|till|by|from|of|late|early|mid|last|before|after)|day,|\d{1,2}(?:st|nd|rd|th)?)[ -]$"
)
_BEFORE_MONTH_ALONE = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ate|[Ee]arly) $")
_MONTH_ALONE = re.compile(
    r"(?P<month>may|march)(?=[.,;:)]| (?:(?:of )?(?:this|last|next|that) year|when|after|before)\b"
    r"| (?:and|or|to) (?:[A-Z][a-z]|april|june|july|august)|$)"
)
"""What follows a month without a day or a year, but follows neither the verbs nor a march."""
_MONTH = re.compile(
    r"(?P<month>may|march)(?= (?:\d{1,2}(?:st|nd|rd|th)?\b(?! (?:people|times|percent|per))|(?:19|20)\d\d\b))"
)


def _raised(word: str) -> str:
    """The word with a capital; a mark may stand before it."""
    return re.sub(r"[^\W\d_]", lambda letter: letter[0].upper(), word, count=1)


def _problem(document: Document, span: Span, message: str, safe: bool, severity: str | None = None) -> Problem:
    return Problem(span, message, (Fix(_raised(span.of(document.text)), safe),), severity=severity)


def _as_shown(document: Document) -> str:
    """The prose with spaces in place of leftover markup and invisible characters."""
    prose = document.prose.translate(_BLANKED)
    if MASKED in prose:
        prose = _MASKED.sub(
            lambda mask: " " * len(mask[0]) if _LEFT_OVER.fullmatch(document.text, *mask.span()) else mask[0], prose
        )
    words = prose.lstrip()
    return prose if words == prose else words.rjust(len(prose))


def _as_here(name: str, places: Mapping[str, Sequence[int]]) -> str:
    """The name as the article writes it elsewhere: Fifa if it never has FIFA."""
    base = words.unowned(name)
    plain = base.capitalize()
    forms = {form + owned for form in (base, plain) for owned in ("", "'s", "’s")} & places.keys()
    return plain + name[len(base) :] if forms and not any(form.startswith(base) for form in forms) else name


@rule(
    severity=ERROR,
    precedence=1,
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
    """A name has lost its capital.

    Spinning tools, speech recognition and hurried typing put names in lower case. An ordinary word that is also a name
    (turkey, may, house) is reported only where its context shows that the name is meant.
    """
    prose = _as_shown(document)
    for suspect in lowered_names(prose, LEAST):
        chance, bars = suspect.probability, bars_of(prose, suspect, document.places)
        likely = chance >= bars.likely
        if chance < bars.hint or not (likely or chance >= HINT) or suspect.replacement.startswith(("I'", "I’")):
            continue
        severity = ERROR if likely and chance >= SURE else WARNING if likely else INFO
        name = _as_here(suspect.replacement, document.places)
        message = f"Use a capital: “{name}”."
        fix = Fix(name, chance >= SAFE)
        yield Problem(Span(suspect.start, suspect.end), message, (fix,), severity=severity)


@rule(
    severity=ERROR,
    bad=("They met on may 7, 1979.", "It opened on 3 may 2018.", "Born on aug. 19.", "Prices fell in march this year."),
    good=("Up to may 10 people came.", "On march day 3 may come.", "The state it was in may not last; in march time"),
)
def lowered_month(document: Document) -> Iterator[Problem]:
    """A month is written without its capital.

    “May” and “march” are verbs too, so they are reported only where the words around them leave no doubt.
    """
    prose = document.prose
    found = [
        match
        for month, before in ((_MONTH, _BEFORE_MONTH), (_MONTH_ALONE, _BEFORE_MONTH_ALONE))
        for match in month.finditer(prose)
        if before.search(prose, max(0, match.start() - 12), match.start())
    ]
    found += _SHORT.finditer(prose)
    for match in sorted(found, key=lambda match: match.start()):
        month = Span(*match.span("month"))
        name = _raised(month.of(document.text))
        yield _problem(document, month, f"Months take a capital: “{name}”.", True)


def _is_brand(word: str) -> bool:
    """True for words that open a sentence in lower case: iPhone, eBay, van, al-Assad, or with digits."""
    return any(letter.isupper() or letter.isdigit() for letter in word) or word.partition("-")[0] in _LOW_NAMES


def _shortened(before: str) -> bool:
    """True where the full stop belongs to an abbreviation or an initial."""
    word = before.lstrip("([“\"‘’'").lower()
    if word[-1:] in '%)”"’':
        return False
    stem = re.split(r"[-–—/]", word)[-1]
    letters = sum(letter.isalpha() for letter in stem)
    known = stem in TITLES or stem in SHORTENED or stem in _UNITS
    return "." in word or known or (letters == 1 and len(stem) == 1)


def _is_numbered(before: str, word: str, first: bool) -> bool:
    """True where the full stop makes a number an ordinal or an item's: "1. item", "the 2. liga"."""
    return before.isdigit() and (first or (len(before) < 3 and not words.is_common(word)))


def _lowered_starts(document: Document) -> Iterator[tuple[Span, bool]]:
    """Words that begin a sentence in lower case, and whether the sentence before ends beyond doubt."""
    prose = document.prose
    for block in document.blocks:
        if block.kind in (CODE, FRONT_MATTER):
            continue
        reached = block.span.start
        for match in _START.finditer(prose, block.span.start, block.span.end):
            near = prose[max(reached, match.start() - 2) : match.start()]
            end = match.start() - len(near) + len(near.rstrip(" \u00a0"))
            before = before_mark(prose, reached, end)
            reached = match.start("word") if before else reached
            word = match["word"].lstrip('“"‘(')
            start = match.start("word") + len(match["open"])
            if not match["gap"].strip(_UNSEEN) or not _LEFT_OVER.fullmatch(document.text, *match.span("gap")):
                continue
            if not before or _is_brand(word) or _shortened(before) or _ITEM.match(prose, start):
                continue
            if match["mark"] in "?!" and (match["close"] or not before.islower()):
                continue
            if match["close"] in tuple('”"’') or (before.isdigit() and end - len(before) == block.span.start):
                continue
            sure = match["mark"] == "." and word not in _GOES_ON and before[-1] not in '”"’'
            yield Span(start, match.end("word")), sure


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

    Abbreviations, initials, ellipses and a question mark inside a quotation do not end a sentence.
    """
    starts = list(_lowered_starts(document))
    if len(starts) > 5 and len(starts) > _LOWER_STYLE * len(document.sentences):
        return
    for span, plain in starts:
        message = f"Begin the sentence with a capital: “{_raised(span.of(document.text))}”."
        yield _problem(document, span, message, plain)


def _opens_low(document: Document, block: Block) -> Span | None:
    match = _FIRST.match(document.prose, block.span.start, block.span.end)
    if match is None or _is_brand(match["word"]) or _ITEM.match(document.prose, match.start("word")):
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

    The paragraph before it is complete, so this one cannot continue it; lists of fragments are left alone.
    """
    blocks = [b for b in document.blocks if b.kind not in (CODE, FRONT_MATTER)]
    low = sum(_opens_low(document, block) is not None for block in blocks)
    if low > 3 and low > _LOWER_STYLE * len(blocks):
        return
    for before, block in pairwise(blocks):
        span = _opens_low(document, block)
        text = block.span.of(document.prose)
        if span is None or block.kind in (LIST_ITEM, CAPTION) or len(text.split()) < _READ_IN_FULL:
            continue
        if span.of(document.prose) in _GOES_ON:
            continue
        earlier = before.span.of(document.prose)
        titled = before.kind == HEADING and len(earlier.split()) >= 4
        if _STOPPED.search(text) and (_ENDED.search(earlier) or titled):
            message = f"Begin the paragraph with a capital: “{_raised(span.of(document.text))}”."
            yield _problem(document, span, message, False)
