"""Full stops, commas and brackets: doubled, halved, or without a partner."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.searching import found
from checks.core.sentences import SHORTENED, TITLES
from checks.core.span import Span
from checks.language import words

_DOUBLED = re.compile(
    r"(?P<comma>(?<=\w),(?:[ ]?,)+(?!,)(?=\s))|(?P<two>(?<=[^\W_])\.\.(?![.\w/])|(?<=[a-z]{3})\. \.(?! ?[.\w])(?=\s|$))"
    r"|(?P<mixed>(?<=[^\W_]),\.(?=\s|$)(?!\.))"
    r"|(?P<stop>(?<=[a-z]{4})\.,(?=\s))|(?P<semi>;;(?=\s))|(?P<after>(?<=[a-z])[?!]\.(?=\s|$)(?!\.))"
    r"|(?P<colon>(?<=[a-z]):[.,;](?=\s))"
    r"|(?P<outside>(?<=[a-z]{3})(?:\.[”\"]\.|,[”\"],)(?=\s|$))",
    re.MULTILINE,
)
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_HALF = re.compile(r"(?<![\w.])(?:U\.S|U\.K|U\.N|E\.U|D\.C|[ap]\.m|i\.e|e\.g)(?![\w.]|['’]s\b)(?=[\s)\],;:”\"])")
_COMMA_CAPITAL = re.compile(
    r", (?<=[a-z]{2}, )(?P<word>You|They|We|She|He|There|If|When|This|These|Then|However)(?= [a-z])"
)


@rule(
    severity=WARNING,
    bad=("They left,, and it rained.", "It is over.. Then they left.", "They left,.", "“It is over.”. They left."),
    good=("He paused... Then he left.", "A shop in Fresno, Calif., burned.", "See ../notes for more.", "Why?! No!"),
)
def doubled_stop(document: Document) -> Iterator[Problem]:
    """Two marks where one belongs.

    A sentence was shortened or joined, and its old mark stayed.
    """
    prose = document.prose
    for at in found(
        prose, (",,", ", ,", "..", ". .", ",.", ".,", ";;", "?.", "!.", ":.", ":,", ":;", '.".', ".”.", ',",', ",”,")
    ):
        match = _DOUBLED.match(prose, at)
        if match is None:
            continue
        kind, text = match.lastgroup or "", match[0]
        if kind == "stop" and _is_shortened(prose, at):
            continue
        shown = {"comma": ",", "two": ".", "mixed": ".", "stop": ".", "semi": ";", "after": text[0], "colon": ":"}.get(
            kind, text[:2]
        )
        fix = Fix("," if kind == "stop" else shown, safe=kind in ("comma", "semi", "outside") and " " not in text)
        yield Problem(Span(*match.span()), "Two marks where one belongs.", (fix,))


def _is_shortened(prose: str, stop: int) -> bool:
    """Whether the full stop belongs to a shortened word: "Calif., who"."""
    word = _LAST_WORD.search(prose, max(0, stop - 24), stop)
    if word is None:
        return False
    lower = word[0].lower()
    return lower in SHORTENED or lower in TITLES or not words.is_common(lower)


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
            elif not re.search(
                r"(?:^|[\s(\[])(?:[^\W\d_]|[\d.]{1,3}|[ivxIVX]{1,4})$|^\w{1,3}$|[:;=8xX]['’-]?$",
                text[max(block.span.start, at - 5) : at],
            ):
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
