"""Paragraphs that end without a full stop."""

import re
from collections.abc import Iterator

from checks.core.blocks import HEADING, HEADLINE, PARAGRAPH, Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.span import Span

LONG = 17
"""A paragraph of so many words without a full stop is no heading."""
FEW, REACH = 3, 300
LEAST = 4
"""A last sentence of fewer words may be a signature or a place."""
STANDFIRST = 45
"""So many words at most stand between a headline and its article, often without a full stop."""
_SENTENCE_END = re.compile(r"[a-z0-9)]{2}[.!?][”\"’)]?\s+(?=[“\"‘]?[A-Z])")
# a caption is in the present tense and needs no stop
_VERB = re.compile(
    r"\b(?:was|were|has|have|had|will|would|could|said|told|did|became|made|took)\b"
    r"|\b[a-z]{3,}ed (?:a|an|the|his|her|their|its|to|that)\b"
)
_STAMP = re.compile(r"^\d{1,2}[.:]\d\d(?:\s?[ap]\.?m\.?)?(?:\s+|(?=[A-Z][a-z]))")
_STATES = re.compile(r"\b(?:is|are|does|do|can|may|must)\b")
_SUBJECT = re.compile(r"(?:This|That|These|Those|It|He|She|They|We|You|I|There|However|But|And|When|If|After|While)\b")
_CREDIT = re.compile(r"\b(?:photo\w*|pictures?|images?|courtesy|credit|via|illustration|file)\b|/", re.IGNORECASE)
_NO_STOP = re.compile(r"(?:\d{4}|\(@\w+\).*|[@#]\w+|[ap]\.?m\.?|\ufffc+)$|\(@\w+\)")
_ENDS_BARE = re.compile(r"(?:\w,?|[^\W_][”\"]|\([a-z][^()]*\w\))$")
_OPEN_WORD = re.compile(
    r"\b(?:a|an|the|of|at|as|in|on|by|for|from|with|until|namely|to|and|or|between|about|under|than|that)$"
)


@rule(
    severity=WARNING,
    bad=(
        "Talks\n\nThey failed.\n\nIt is late. A degree of trust is needed before the two sides can take them up again",
        "The council met on Monday and voted. The mayor, who had called for the vote, was absent. Her deputy is away",
    ),
    good=(
        "What the talks are about",
        "The talks failed.",
        "Key steps could include:",
        "- a list item without a stop",
        "Officers stand on the steps of the old town hall in the middle of the night, on the first day of the strike",
    ),
)
def missing_full_stop(document: Document) -> Iterator[Problem]:
    """A paragraph that ends without a full stop.

    The last characters were lost when the text was cut or pasted.
    """
    found = list(_bare_ends(document))
    if len(found) <= FEW or 2 * len(found) < sum(block.kind == PARAGRAPH for block in document.blocks):
        yield from found  # else the article does without full stops


def _bare_ends(document: Document) -> Iterator[Problem]:
    blocks = document.blocks
    for index, block in enumerate(blocks):
        text = block.span.of(document.prose)
        if text[-1:] in ".!?:;…" or not _ENDS_BARE.search(text[-REACH:]) or _NO_STOP.search(text[-80:]):
            continue
        following = document.prose[blocks[index + 1].span.start :][:1] if index + 1 < len(blocks) else ""
        if not following.islower() and _is_sentence(blocks, index, text):
            yield _without_stop(block, text)


def _without_stop(block: Block, text: str) -> Problem:
    last = text.rsplit(maxsplit=1)[-1]
    place = Span(block.span.end - len(last), block.span.end)
    if _OPEN_WORD.search(text):
        return Problem(place, "The sentence breaks off.")
    if last[-1] == "”" or last[-1] == '"':
        return Problem(place, "A full stop is missing at the end.", (Fix(f"{last}."), Fix(f"{last[:-1]}.{last[-1]}")))
    return Problem(place, "A full stop is missing at the end.", (Fix(last.rstrip(",") + "."),))


def _is_sentence(blocks: tuple[Block, ...], index: int, text: str) -> bool:
    """True where a paragraph ends in a sentence: a long one, or a short one with a subject between others."""
    entry = text
    text = _STAMP.sub("", entry)
    block, words = blocks[index], _words(text)
    if not text or block.kind not in (HEADING, PARAGRAPH) or not (text[0].isupper() or text[0] in "“\"‘'"):
        return False
    end = _SENTENCE_END.split(text)[-1]
    states = bool(_VERB.search(end) or _STATES.search(end))
    if _CREDIT.search(end) or (_title_case(end) and not states) or end.endswith((" and", " or")) or end[0] in "—–-":
        return False
    if end != text and block.kind == PARAGRAPH and words >= LONG:
        standfirst = index == 1 and blocks[0].kind == HEADLINE and words <= STANDFIRST and not states
        return _words(end) >= (LEAST if states else LEAST + 2) and not standfirst
    if index < 2 or not text[-1].isalnum():
        return False
    if text != entry and words > LEAST and states:
        return True  # an entry of a live page
    if block.kind == PARAGRAPH and words >= LONG:
        return bool(_VERB.search(text))
    between = index < len(blocks) - 1 and all(blocks[at].kind == PARAGRAPH for at in (index - 1, index + 1))
    return between and words >= 9 and bool(_SUBJECT.match(text)) and bool(_VERB.search(text))


def _words(text: str) -> int:
    return len(text.split())


def _title_case(text: str) -> bool:
    words = [word for word in text.split()[1:] if len(word) > 3]
    return sum(word[:1].isupper() for word in words) * 2 > len(words)
