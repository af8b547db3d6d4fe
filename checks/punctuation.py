"""Full stops, commas and brackets: missing, doubled, or without a partner."""

import re
from collections.abc import Iterator

from checks.core.blocks import HEADING, PARAGRAPH, Block
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.lexicon.phrases import found

CATEGORY = "punctuation"

LONG = 17
"""A paragraph of so many words without a full stop is no heading."""

_DOUBLED = re.compile(
    r"(?P<comma>(?<=\w),(?:[ ]?,)+(?!,)(?=\s))|(?P<two>(?<=[^\W_])\.\.(?![.\w/]))"
    r"|(?P<mixed>(?<=[^\W_]),\.(?=\s|$)(?!\.))"
    r"|(?P<stop>(?<=[a-z]{4})\.,(?=\s))|(?P<semi>;;(?=\s))|(?P<after>(?<=[a-z])[?!]\.(?=\s|$)(?!\.))"
    r"|(?P<colon>(?<=[a-z]):[.,;](?=\s))"
    r"|(?P<outside>(?<=[a-z]{3})(?:\.[”\"]\.|,[”\"],)(?=\s|$))",
    re.MULTILINE,
)
_HALF = re.compile(r"(?<![\w.])(?:U\.S|U\.K|U\.N|E\.U|D\.C|[ap]\.m|i\.e|e\.g)(?![\w.]|['’]s\b)(?=[\s)\],;:”\"])")
_SENTENCE_END = re.compile(r"[a-z]{2}[.!?][”\"’)]?\s+(?=[“\"‘]?[A-Z])")
# a caption is in the present tense and needs no stop
_VERB = re.compile(r"\b(?:was|were|has|have|had|will|would|could|said|told|did)\b")
_SUBJECT = re.compile(r"(?:This|That|These|Those|It|He|She|They|We|You|I|There|However|But|And|When|If|After|While)\b")
_CREDIT = re.compile(r"\b(?:photo\w*|pictures?|images?|courtesy|credit|via|illustration|file)\b|/", re.IGNORECASE)
_NO_STOP = re.compile(r"(?:\d{4}|\(@\w+\).*|[@#]\w+|[ap]\.?m\.?|\ufffc+)$|\(@\w+\)")
_COMMA_CAPITAL = re.compile(
    r", (?<=[a-z]{2}, )(?P<word>You|They|We|She|He|There|If|When|This|These|Then|However)(?= [a-z])"
)


def _words(text: str) -> int:
    return len(text.split())


@rule(
    severity=WARNING,
    bad=(
        "Talks\n\nThey failed.\n\nIt is late. A degree of trust is needed before the two sides can take them up again",
    ),
    good=("What the talks are about", "The talks failed.", "Key steps could include:", "- a list item without a stop"),
)
def missing_full_stop(document: Document) -> Iterator[Problem]:
    """A paragraph that ends without a full stop.

    The last characters were lost when the text was cut or pasted.
    """
    blocks = document.blocks
    for index, block in enumerate(blocks):
        text = block.span.of(document.prose)
        if not (text[-1:].isalnum() or text[-1:] == ",") or _NO_STOP.search(text[-80:]):
            continue
        following = document.prose[blocks[index + 1].span.start :][:1] if index + 1 < len(blocks) else ""
        if not following.islower() and _is_sentence(blocks, index, text):
            yield _without_stop(block, text)


def _without_stop(block: Block, text: str) -> Problem:
    last = text.rsplit(maxsplit=1)[-1]
    place = Span(block.span.end - len(last), block.span.end)
    return Problem(place, "A full stop is missing at the end.", (Fix(last.rstrip(",") + "."),))


def _is_sentence(blocks: tuple[Block, ...], index: int, text: str) -> bool:
    """True where a paragraph ends in a sentence: a long one, or a short one with a subject between others."""
    block, words = blocks[index], _words(text)
    if index < 2 or block.kind not in (HEADING, PARAGRAPH) or not (text[0].isupper() or text[0] in "“\"‘'"):
        return False
    end = _SENTENCE_END.split(text)[-1]
    if _CREDIT.search(end) or _title_case(end) or end.endswith((" and", " or")) or end[0] in "—–-":
        return False
    if block.kind == PARAGRAPH and words >= LONG:
        several = end != text and _words(end) >= 6
        return several or (end == text and bool(_VERB.search(text)))
    between = index < len(blocks) - 1 and all(blocks[at].kind == PARAGRAPH for at in (index - 1, index + 1))
    return between and words >= 9 and bool(_SUBJECT.match(text)) and bool(_VERB.search(text))


def _title_case(text: str) -> bool:
    words = [word for word in text.split()[1:] if len(word) > 3]
    return sum(word[:1].isupper() for word in words) * 2 > len(words)


@rule(
    severity=WARNING,
    bad=("They left,, and it rained.", "It is over.. Then they left.", "They left,.", "“It is over.”. They left."),
    good=("He paused... Then he left.", "He works at Acme Inc., a shop.", "See ../notes for more.", "Why?! No!"),
)
def doubled_stop(document: Document) -> Iterator[Problem]:
    """Two marks where one belongs.

    A sentence was shortened or joined, and its old mark stayed.
    """
    prose = document.prose
    for at in found(
        prose, (",,", ", ,", "..", ",.", ".,", ";;", "?.", "!.", ":.", ":,", ":;", '.".', ".”.", ',",', ",”,")
    ):
        match = _DOUBLED.match(prose, at)
        if match is None:
            continue
        kind, text = match.lastgroup or "", match[0]
        shown = {"comma": ",", "two": ".", "mixed": ".", "stop": ".", "semi": ";", "after": text[0], "colon": ":"}.get(
            kind, text[:2]
        )
        fix = Fix("," if kind == "stop" else shown, safe=kind in ("comma", "semi", "outside"))
        yield Problem(Span(*match.span()), "Two marks where one belongs.", (fix,))


@rule(
    severity=WARNING,
    bad=("The firm (U.S) left.", "It opens at 9 a.m and closes late."),
    good=("The U.S. left.", "The U.S.-led force", "It opens at 9 am.", "The U.S.'s plan"),
)
def half_abbreviation(document: Document) -> Iterator[Problem]:
    """An abbreviation with one full stop of its two.

    Either both letters have one or none has.
    """
    prose = document.prose
    for at in found(prose, ("U.S", "U.K", "U.N", "E.U", "D.C", "a.m", "p.m", "i.e", "e.g")):
        match = _HALF.match(prose, at)
        if match is None:
            continue
        yield Problem(Span(*match.span()), "The last full stop is missing.", (Fix(match[0] + ".", safe=True),))


@rule(
    severity=WARNING,
    bad=("The firm (founded in 1990 is small.\n\nIt grows.", "The firm founded in 1990) is small."),
    good=("The firm (founded in 1990) is small.", "a) first, b) second", "She smiled :)", "1) one\n2) two"),
)
def lone_bracket(document: Document) -> Iterator[Problem]:
    """A round bracket without its partner.

    The reader looks for the other end of the aside.
    """
    text = document.prose
    if "(" not in text and ")" not in text:
        return
    for block in document.blocks:
        opened: list[int] = []
        for match in re.finditer(r"[()]", text[block.span.start : block.span.end]):
            at = block.span.start + match.start()
            if match[0] == "(":
                if not re.match(r"[:;=8]-?$", text[max(0, at - 2) : at].strip()):
                    opened.append(at)
            elif opened:
                opened.pop()
            elif not re.search(r"(?:^|[\s(\[])[\w.]{1,3}$|[:;=8xX]['’-]?$", text[max(block.span.start, at - 5) : at]):
                yield Problem(Span(at, at + 1), "Nothing opens this bracket.", (Fix(""),))
        for at in opened:
            yield Problem(Span(at, at + 1), "This bracket is not closed.")


@rule(
    severity=WARNING,
    bad=("Choose the wood carefully, You want it straight.",),
    good=("In the film, It is late.", "“No,” he said, “You go.”", "Then, I left."),
)
def comma_before_capital(document: Document) -> Iterator[Problem]:
    """A comma before a capital that begins a sentence.

    Two sentences were joined, or one was divided, and only one mark was changed.
    """
    for match in _COMMA_CAPITAL.finditer(document.prose):
        word = match["word"]
        yield Problem(
            Span(*match.span()), "A full stop or a small letter.", (Fix(f". {word}"), Fix(f", {word.lower()}"))
        )


@rule(severity=INFO, bad=("What a day!!!", "Really???"), good=("Really?!", "What a day!"))
def shouting(document: Document) -> Iterator[Problem]:
    """Several exclamation or question marks in a row.

    One says it all.
    """
    prose = document.prose
    for match in re.finditer(r"(?<=\w)([!?])\1+", prose) if "!!" in prose or "??" in prose else ():
        yield Problem(Span(*match.span()), "One mark is enough.", (Fix(match[1]),))
