"""Line breaks of a printed page: divided words, paragraphs divided in a sentence, lines of one width."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

from checks.core.blocks import CODE, FRONT_MATTER, HEADING, PARAGRAPH, QUOTE
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, INFO, WARNING, rule
from checks.core.span import Span
from checks.language import words

_DIVIDED = re.compile(
    r"(?<![\w-])(?P<left>[^\W\d_]{2,})[-‐¬](?P<gap>[ \t]*(?:\r\n|\r|\n)[ \t]*| )(?P<right>[^\W\d_]{2,})(?![^\W_-])"
)
_LINE_HYPHEN = re.compile(r"[-‐¬](?<=[^\W\d_].)(?:[ \t]*[\r\n]| (?=[^\W\d_]))")
_HYPHEN_STAYS = frozenset("and or to nor but und".split())
_ENDS_OPEN = re.compile(r"(?:[a-z]{2},?|[a-z]-)$")
_GOES_ON = {(HEADING, PARAGRAPH), (PARAGRAPH, PARAGRAPH), (QUOTE, QUOTE)}
"""From a block of the one kind a sentence may go on in the next of the other."""
_LONG = 8
_JOINING = frozenset(
    "the a an of to in on at by for from with and or but as that which who is was were are has".split()
)
_WRAPPED = (
    "The council of the town met on Monday evening to talk about\nthe lamps in the park, which have been dark since\n"
    "the storm of last winter, and about the money that is left.\n"
)
_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


@rule(
    severity=WARNING,
    bad=("The govern-\nment fell.", "A well-\nknown name fell.", "The govern- ment fell."),
    good=("The two- and\nthree-year terms", "Pre- war and post- war years", "It fell -\nand rose.", "- one\n- two"),
)
def divided_word(document: Document) -> Iterator[Problem]:
    """A word is divided by a hyphen at the end of a line.

    Lines that were set for print keep their hyphens when the text is copied out of a page.
    """
    prose = document.prose
    for match in _DIVIDED.finditer(prose) if _LINE_HYPHEN.search(prose) else ():
        left, right = match["left"], match["right"]
        torn = match["gap"] == " "
        if right in _HYPHEN_STAYS or (torn and not _torn(left, right)):
            continue
        message, graver = "A word is divided at the end of a line.", ERROR if torn else None
        yield Problem(Span(*match.span()), message, _whole(prose, left, right), severity=graver)


def _torn(left: str, right: str) -> bool:
    """True for the halves of one word whose line has been joined to the next, as pages do with lines of source."""
    return right.islower() and not words.is_word(right) and words.is_word(left + right)


def _whole(prose: str, left: str, right: str) -> tuple[Fix, ...]:
    """In one word, or with its hyphen: what the dictionary has, or what the article has elsewhere."""
    one, hyphened = left + right, f"{left}-{right}"
    known = words.is_word(unicodedata.normalize("NFKC", one)) and hyphened.lower() not in prose.lower()
    apart = words.is_common(left) and words.is_common(right) and one not in prose
    if known or not (apart or right[0].isupper()):
        return (Fix(one, safe=known and right.islower()), Fix(hyphened))
    return (Fix(hyphened), Fix(one))


@rule(
    severity=WARNING,
    bad=("Talks\n\nThey said on Monday that the talks between the\n\nministers of trade had ended without a result.",),
    good=(
        "The steps that the council takes will include the following\n\nnew lamps",
        "They said on Monday that the talks had ended.\n\neBay rose.",
    ),
)
def divided_sentence(document: Document) -> Iterator[Problem]:
    """A paragraph ends in the middle of a sentence and the next goes on with it.

    Page ends, advertisements and images that were cut out leave such a gap.
    """
    blocks = [block for block in document.blocks if block.kind not in (CODE, FRONT_MATTER)]
    for first, second in pairwise(blocks):
        if (first.kind, second.kind) not in _GOES_ON:
            continue
        before, after = first.span.of(document.prose), second.span.of(document.prose)
        last = before.rsplit(maxsplit=1)[-1]
        if not after[0].islower() or not _ENDS_OPEN.search(before) or len(before.split()) < _LONG:
            continue
        if last in _JOINING or (
            first.kind != HEADING and len(after.split()) >= _LONG and after.rstrip("”\"')")[-1:] in ".?!"
        ):
            gap = Span(first.span.end, second.span.start)
            yield Problem(gap, "The sentence goes on in the next paragraph.", (Fix(" "),))


@rule(
    severity=INFO,
    bad=(_WRAPPED,),
    good=("One line.\nAnother line.",),
)
def wrapped_lines(document: Document) -> Iterator[Problem]:
    """Lines are broken by hand inside paragraphs.

    Mail and text files break their lines at one width; on a page they then end anywhere. Said once an article.
    """
    if document.format != "text":
        return
    wrapped = [block.span for block in document.blocks if "\n" in block.span.of(document.prose)]
    if wrapped:
        first = _BREAK.search(document.prose, wrapped[0].start, wrapped[0].end)
        if first:
            yield Problem(Span(*first.span()), "Lines are broken by hand.", (Fix(" "),), related=tuple(wrapped[1:]))
