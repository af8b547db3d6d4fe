"""Letters in the wrong case: the pronoun i, swapped capitals, acronyms in two styles, stray capitals."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, INFO, WARNING, rule
from checks.core.span import Span
from checks.language import words
from checks.language.letter_case import raised
from checks.models.casing.strays import stray_capitals

_SMALL_WORDS = frozenset(
    """an and or but nor of in on at by for from with to as than that this these those which who whose when
    where while because into over under about after before between during through were was is are been have has had
    would could should not their its our they she we it the""".split()
)
_OPENERS = frozenset(
    "the in on at by for as that this these those when while after before they she we it but who".split()
)
"""A missing full stop before one of these is as likely as a capital too many."""
_NAMING = frozenset("the we it they she our".split())
"""A name may begin with these: The Guardian."""
_LEADING = _SMALL_WORDS | frozenset(
    """a across along among around behind below beside beyond despite inside like near outside per since throughout
    toward towards until upon via within without his her my your""".split()
)
_COMMON = 4.0
_SURELY_SMALL = 0.99995
_SMALL_RAISED = re.compile(r"(?<![\w’'-])(?P<before>[A-Za-z][a-z]*) (?P<word>[A-Z][a-z]+)(?= (?P<after>[a-z]+))")
_PAPERS = frozenset("People Time Variety Fortune Nature Science Wired Vogue Slate Deadline".split())
_TOLD = re.compile(r"\b(?:told|tells|in|by|with|journal|magazine|reported) $")
_TELLING = 12
_PRONOUN = re.compile(
    r"i(?:(?<=[a-z,;] .)(?:[’'](?:m|ve|ll|d))?(?= [a-z])|(?<=[.?!“\"] .)(?:[’'](?:m|ve|ll|d))?(?= [a-z]{2}))"
)
_SAID = "said|says|added|adds|told|asked|wrote|replied|explained|insisted|argued|joked|recalled|admitted"
_ATTRIBUTION = re.compile(
    rf",[”\"’]\s(?P<word>(?:{'|'.join(map(str.capitalize, _SAID.split('|')))})(?= [A-Za-z])"
    rf"|(?:He|She|They)(?= (?:{_SAID})\b))"
)
_SWAPPED = re.compile(r"[A-Za-z](?<![\w’'-].)(?:(?<=[a-z])[A-Z]{2,}|(?<=[A-Z])[A-Z][a-z]{2,})(?![\w’'-])")


@rule(
    severity=ERROR,
    bad=("She knew that i was late.", "It seems that i’m late."),
    good=("Part i) of the law", "the i newspaper"),
)
def pronoun(document: Document) -> Iterator[Problem]:
    """The pronoun “I” is in lower case.

    English always gives it a capital.
    """
    for match in _PRONOUN.finditer(document.prose):
        if (
            not document.prose.startswith((" newspaper", " paper"), match.end())
            and document.prose[: match.start()][-5:] != " the "
        ):
            fix = Fix(raised(match[0]), safe=True)
            yield Problem(Span(*match.span()), "Use a capital for the pronoun: “I”.", (fix,))


@rule(
    severity=ERROR,
    bad=("Then tHE rain came.", "THen the rain came."),
    good=("The mRNA vaccine, an iOS phone and two PCs.", "NATO and the PhDs"),
)
def swapped_case(document: Document) -> Iterator[Problem]:
    """A word has its capitals in the wrong place.

    A Caps Lock key or a late Shift key leaves “tHE” and “THen”. Brands and units such as “iOS” are left alone.
    """
    odd = (word for word in document.places if word[1:2].isupper() and not word.isupper())
    for match in document.matches(_SWAPPED, odd):
        lower = match[0].lower()
        if not words.is_word(lower) or words.frequency(lower) < 4.0:
            continue
        before = document.prose[: match.start()].rstrip()[-1:]
        opens = match[0][0].isupper() or before in ("", ".", "?", "!", "\n")
        right = lower.capitalize() if opens else lower
        message = f"The capitals are in the wrong place: write “{right}”."
        yield Problem(Span(*match.span()), message, (Fix(right, True),))


@rule(
    severity=WARNING,
    bad=("NATO met in Brussels. NATO said so. A spokesman for Nato spoke, and NATO agreed to it.",),
    good=("Nato met in Brussels. Nato said so.", "The US asked us. US troops left."),
)
def acronym_case(document: Document) -> Iterator[Problem]:
    """One acronym is written in two ways.

    “Nato” and “NATO” are both right, but an article should keep to one of them.
    """
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for word, numbers in document.places.items():
        if 3 < len(word) < 8 and word.isalpha() and word[0].isupper() and (word.isupper() or word[1:].islower()):
            forms[word.upper()][word] = len(numbers)
    yield from _odd_acronyms(document, forms)


def _odd_acronyms(document: Document, forms: dict[str, Counter[str]]) -> Iterator[Problem]:
    for acronym, counts in forms.items():
        capitalised = acronym.capitalize()
        if not 0 < counts[capitalised] * 2 < counts[acronym] or words.is_word(acronym.lower()):
            continue
        if words.only_capital(acronym.lower()) not in (None, acronym):
            continue
        for number in document.places[capitalised]:
            span = document.tokens[number].span
            yield Problem(span, f"Elsewhere in this article it is “{acronym}”.", (Fix(acronym),))


@rule(
    severity=WARNING,
    bad=("She went home And slept.", "Both sides agreed to talk at The end of the year."),
    good=(
        "They saw Gone With the Wind.",
        "She works at The Hague.",
        "It is a so-called Be star.",
        "a book by Ann Over there",
    ),
)
def raised_small_word(document: Document) -> Iterator[Problem]:
    """A word such as “and” or “the” has a capital in mid-sentence.

    Between lower-case words neither a name nor a sentence begins with it, unless a full stop is missing before it.
    """
    for match in document.matches(_SMALL_RAISED, map(str.capitalize, _SMALL_WORDS), back=1):
        word, before, after = match["word"].lower(), match["before"], match["after"]
        if document.in_heading(match.start("word")):
            continue
        if before[0].isupper() and (word in _OPENERS or after in _LEADING):
            continue
        sure = word not in _NAMING or (before in _LEADING and words.frequency(after) >= _COMMON)
        message = f"“{word}” needs no capital here" + ("." if sure else ", unless a full stop is missing before it.")
        severity = WARNING if sure else INFO
        yield Problem(Span(*match.span("word")), message, (Fix(word, safe=word not in _OPENERS),), severity=severity)


@rule(
    severity=WARNING,
    bad=("“They got nothing,” Said the mayor.", "“We are lucky,” He added."),
    good=(
        "“They got nothing,” said the mayor.",
        "“We are lucky.” He said no more.",
        "“Tide,” Told’s last novel, is out.",
    ),
)
def raised_attribution(document: Document) -> Iterator[Problem]:
    """The words after a quotation that ends in a comma begin with a capital.

    The comma shows that the sentence continues after the quotation.
    """
    for match in _ATTRIBUTION.finditer(document.prose):
        word = match["word"].lower()
        message = f"Use lower case after the comma, where the sentence continues: “{word}”."
        yield Problem(Span(*match.span("word")), message, (Fix(word, safe=True),))


def _is_paper(document: Document, span: Span) -> bool:
    """True for a magazine with an ordinary word for its name, where it was told something or wrote it."""
    before = document.prose[max(0, span.start - _TELLING) : span.start]
    return span.of(document.prose) in _PAPERS and _TOLD.search(before) is not None


@rule(
    severity=WARNING,
    bad=("They looked for areas of Mutual interest. A mutual interest is rare, and mutual trust is rarer.",),
    good=("The House of Commons met.", "A Degree of Freedom is a novel.", "He told People that people like him."),
)
def stray_capital(document: Document) -> Iterator[Problem]:
    """An ordinary word has a capital in mid-sentence.

    It is reported only between lower-case words, where nothing suggests a name, and only as a hint where the article
    never has the word in lower case.
    """
    for suspect in stray_capitals(document.prose):
        span = Span(suspect.start, suspect.end)
        compound = document.prose.endswith("-", 0, span.start)
        if compound or document.in_heading(span.start) or _is_paper(document, span):
            continue
        sure = suspect.probability >= _SURELY_SMALL and suspect.replacement in document.places
        severity = WARNING if sure else INFO
        message = f"This is not a name: write “{suspect.replacement}” in lower case."
        yield Problem(span, message, (Fix(suspect.replacement),), severity=severity)
