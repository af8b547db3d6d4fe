"""Contractions and possessives whose apostrophe is missing, in the wrong place, or replaced by something else."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span
from checks.language import contractions
from checks.language.letter_case import in_case_of

_ENDS = re.compile(r"[.?!:“\"‘(\n\ufffc•]")
_BEFORE_N = re.compile(
    r"(?<![^\W_])(?P<verb>do|does|did|is|was|are|were|have|has|had|would|could|should|must|need)['’]nt(?![^\W_])",
    re.IGNORECASE,
)
_BROKEN = re.compile(
    r"""
    (?<![^\W_])
    (?: (?P<no>(?:do|does|did|is|was|are|were|have|has|had|would|could|should|ca|wo|must)n)
        (?: [;:"*^] | [ ]['’]? | ['’][ ] )t                                               # didn;t, don t
      | (?P<one>I|[Tt]hey|[Ww]e|[Yy]ou|[Ii]t|[Tt]hat|[Hh]e|[Ss]he)
        (?: [;"] | (?<!I)[ ](?=ve|ll|re) | (?<=I)[ ](?=ve|ll|m\b) )(?P<end>re|ve|ll|m|s)    # they;re, I m
    )
    (?! [^\W_] | ['’] | - )
    """,
    re.VERBOSE,
)
_LOST_S = re.compile(r"[ '’](?<=[a-z]{3}.)(?:(?<= )|(?<=['’]) )s(?= [a-z]{3,})")
_BROKEN_FIRST = (
    *(f"{verb}n" for verb in "do does did is was are were have has had would could should ca wo must".split()),
    *"I They they We we You you It it That that He he She she".split(),
)
"""The words with which a broken contraction begins."""


def _mark(document: Document) -> str:
    """The apostrophe that the article uses."""
    text = document.text
    curly = text.count("’") + text.count("“")
    return "’" if curly > text.count("'") + text.count('"') else "'"


@rule(
    severity=WARNING,
    bad=(
        "They dont know.",
        "The childrens toys are new.",
        "It isnt late.",
        "“Im glad,” she said.",
        "We cant wait.",
        "Thats all.",
    ),
    good=(
        "It was his wont to be late, and they were wont to wait.",
        "Jony Ive said that the cant of the day lets us go.",
        "The hes and shes of the play; the film “Dont Look Back”.",
        "“Im Westen nichts Neues” is a film.",
        "The law speaks of mens rea, the team of Mens Sana Basket.",
    ),
)
def missing_apostrophe(document: Document) -> Iterator[Problem]:
    """A contraction or a possessive without its apostrophe.

    Telephones and hurried hands leave it out. Some of the forms are other words too, so their neighbours decide.
    """
    places = document.places
    met = [word for word in places if word.lower() in contractions.whole() or word.lower() in contractions.AMBIGUOUS]
    for number in document.numbers(met):
        token = document.tokens[number]
        before, after = _neighbours(document, number)
        form = contractions.meant(token.word, before, after)
        if form is not None:
            shown = in_case_of(token.word, form).replace("'", _mark(document))
            safe = token.word.lower() in contractions.whole()
            yield Problem(token.span, f"Add the apostrophe: “{shown}”.", (Fix(shown, safe),))


def _neighbours(document: Document, number: int) -> tuple[str, str]:
    """The words before and after in the same sentence; "" for none."""
    tokens, prose = document.tokens, document.prose
    here, before, after = tokens[number].span, "", ""
    if number and not _ENDS.search(prose[tokens[number - 1].span.end : here.start]):
        before = tokens[number - 1].word
    if number + 1 < len(tokens) and not _ENDS.search(prose[here.end : tokens[number + 1].span.start]):
        after = tokens[number + 1].word
    return before, after


@rule(
    severity=WARNING,
    bad=("It does'nt matter.", "She didn;t know.", "They don t know, and I m late.", "The town s mayor left."),
    good=("It doesn't matter.", "Point I; see T.", "In the 1990 s it rained.", "Type O n t."),
)
def misplaced_apostrophe(document: Document) -> Iterator[Problem]:
    """A contraction with its apostrophe in the wrong place, or with a space or another mark for it.

    The hand missed the key, or an old encoding lost the mark.
    """
    prose, mark = document.prose, _mark(document)
    before_n = (word for word in document.places if word[-3:-2] in ("'", "’") and word[-2:].lower() == "nt")
    for match in document.matches(_BEFORE_N, before_n):
        yield _misplaced(match, f"{match['verb']}n{match[0][-3]}t", safe=True)
    for match in document.matches(_BROKEN, _BROKEN_FIRST):
        shown = f"{match['no']}{mark}t" if match["no"] else f"{match['one']}{mark}{match['end']}"
        yield _misplaced(match, shown, safe=bool(match["no"]))
    for match in _LOST_S.finditer(prose) if "s" in document.places else ():
        yield Problem(Span(*match.span()), "Add the apostrophe that was lost before the “s”.", (Fix(f"{mark}s"),))


def _misplaced(match: re.Match[str], shown: str, safe: bool) -> Problem:
    return Problem(Span(*match.span()), f"Write “{shown}”, with its apostrophe.", (Fix(shown, safe),))
