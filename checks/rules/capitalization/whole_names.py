"""Names of several words, some of which have lost their capital."""

import re
from collections.abc import Iterator, Sequence

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, rule
from checks.core.tokens import Token
from checks.language.letter_case import raised
from checks.language.whole_names import WholeName, may_begin, may_go_on, whole_name

LONGEST = 6
_JOINED = re.compile(r"[  ]|[ \t]*\r?\n[ \t]*")
_OPENING = re.compile(r"[“\"‘(\[:•*–—-]\s*$")
_ONE_OF = re.compile(r"(?i:\ban?) $")
_REGIONS = frozenset("north south east west northern middle mexico cape".split())
"""Words whose capital depends on what is meant: northern Ireland, the north."""


@rule(
    severity=ERROR,
    bad=(
        "The secretary of State Dean Acheson spoke first.",
        "The ministers of the United states met.",
        "Members of the House of representatives left.",
    ),
    good=(
        "The secretary of state spoke of a white house on a hill.",
        "Prime minister Keir Starmer spoke.",
        "New york-style bagels are sold at the White House.",
        "A united kingdom is strong.",
    ),
)
def mixed_name(document: Document) -> Iterator[Problem]:
    """Only some words of a name have their capital.

    “Secretary of state” may be a matter of style, but “secretary of State” and “the White house” are right in none.
    """
    tokens = document.tokens
    end = 0
    words = [*tokens.words, ""]
    seconds = {word: seconds for word in document.places if (seconds := may_begin(word))}
    for place in document.numbers(seconds):
        if place < end or not may_go_on(seconds[words[place]], words[place + 1]):
            continue
        run = _run(document, tokens, place)
        name = whole_name([part.word for part in run])
        if name is not None and _is_mixed(document, run, name):
            end = place + len(name.words)
            yield from _problems(run, name)


def _run(document: Document, tokens: Sequence[Token], place: int) -> list[Token]:
    """The token and those that follow it with nothing but a space between them."""
    run = [tokens[place]]
    for token in tokens[place + 1 : place + LONGEST]:
        if not _JOINED.fullmatch(document.prose, run[-1].span.end, token.span.start):
            break
        run.append(token)
    return run


def _is_mixed(document: Document, run: Sequence[Token], name: WholeName) -> bool:
    """True where some words have lost their capital and the others show that a name is meant."""
    last = run[len(name.words) - 1].span.end
    if document.prose[last : last + 1] == "-":
        return False
    pairs = [(token, word) for token, word in zip(run, name.words, strict=False) if word[0].isupper()]
    if not any(token.word[0].islower() for token, _ in pairs) or any(
        len(token.word) > 1 and token.word.isupper() for token, _ in pairs
    ):
        return False
    raised = [token for token, _ in pairs if token.word[0].isupper()]
    if raised and raised[0] is run[0] and _opens(document, run[0]):
        raised = raised[1:]
    if not raised and _ONE_OF.search(document.prose, max(0, run[0].span.start - 4), run[0].span.start):
        return False
    return bool(raised) or not name.plain


def _opens(document: Document, token: Token) -> bool:
    """True where any word would have a capital."""
    start = token.span.start
    return document.sentence_at(start).start == start or bool(_OPENING.search(document.prose, max(0, start - 4), start))


def _problems(run: Sequence[Token], name: WholeName) -> Iterator[Problem]:
    message = f"Write the whole name with its capitals: “{' '.join(name.words)}”."
    for token, word in zip(run, name.words, strict=False):
        if word[0].isupper() and token.word[0].islower():
            fix = Fix(raised(token.word), not name.plain and word.lower() not in _REGIONS)
            yield Problem(token.span, message, (fix,), severity=WARNING if name.plain else ERROR)
