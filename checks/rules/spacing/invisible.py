"""Characters that no editor sees: zero-width marks, stray no-break spaces, spaces on empty lines."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.language import words

# joiners are letters in Arabic and Indic scripts and glue in emoji; only beside Latin letters and spaces they are waste
_ZERO_WIDTH = re.compile(
    r"[\u200b\u2060\u00ad\u200c\u200d\ufeff](?:(?<=[\u200b\u2060\u00ad])[\u200b\u2060\u00ad]*"
    r"|(?<=[\w\s][\u200c\u200d])(?<![^\x00-\u024f].)[\u200c\u200d]*(?![^\x00-\u024f])|(?<=\ufeff)\ufeff*)"
)
_NO_BREAK = re.compile(r"\u00a0(?:(?<=[^\W\d_]{2}.)(?=[^\W\d_]{2})|(?<=[.!?,;].)(?=[^\W\d_]))")
_LETTERS_BEFORE, _LETTERS = re.compile(r"[^\W\d_]+\Z"), re.compile(r"[^\W\d_]+(?:[’'][a-z]+)?")
_LONGEST = 40
_EMPTY_LINE = re.compile(r"^[ \t\u00a0]+$", re.MULTILINE)


@rule(
    severity=WARNING,
    bad=("The min\u200bister left.", "co\u00adoperate"),
    good=("\ufeffA text with a byte order mark.", "A family: 👨\u200d👩\u200d👧."),
)
def zero_width(document: Document) -> Iterator[Problem]:
    """A zero-width character or a soft hyphen inside the text.

    It breaks search, spelling and line breaks, and nobody sees why. A byte order mark at the start of a file is none.
    """
    if not any(sign in document.prose for sign in "\u200b\u2060\u00ad\u200c\u200d\ufeff"):
        return
    for match in _ZERO_WIDTH.finditer(document.prose):
        names = ", ".join(sorted({f"U+{ord(c):04X}" for c in match[0]}))
        yield Problem(Span(*match.span()), f"Invisible character {names}.", _without(document.prose, match))


def _without(prose: str, match: re.Match[str]) -> tuple[Fix, ...]:
    """Nothing in its place; where that would join two words and make none, perhaps a space: it stood for one."""
    left, right = (
        _LETTERS_BEFORE.search(prose, max(0, match.start() - _LONGEST), match.start()),
        _LETTERS.match(prose, match.end()),
    )
    if match[0].strip("\u00ad") == "" or left is None or right is None or words.is_word(left[0] + right[0]):
        return (Fix("", safe=True),)
    whole = [len(part[0]) > 1 and words.is_word(part[0]) for part in (left, right)]
    return (Fix(" "), Fix("")) if all(whole) else (Fix("", safe=not any(whole)),)


@rule(
    severity=WARNING,
    bad=("The\u00a0minister left.",),
    good=("It costs 5\u00a0euros.", "Mr.\u00a0Smith spoke."),
)
def stray_no_break_space(document: Document) -> Iterator[Problem]:
    """A no-break space between two ordinary words.

    Editors of web pages leave them; lines then break in the wrong place. Beside numbers and titles they are right.
    """
    for match in _NO_BREAK.finditer(document.prose):
        before = document.prose[max(0, match.start() - 4) : match.start()]
        if re.search(r"\b[A-Z][a-z]{0,3}\.$", before):  # a title or an initial keeps its name beside it
            continue
        yield Problem(Span(*match.span()), "Use an ordinary space here.", (Fix(" ", safe=True),))


@rule(severity=INFO, bad=("One.\n   \nTwo.",), good=("One.\n\nTwo.", "  an indented line"))
def spaces_on_empty_line(document: Document) -> Iterator[Problem]:
    """An empty line that is made of spaces.

    Some programs take it for a paragraph of its own.
    """
    for match in _EMPTY_LINE.finditer(document.prose):
        yield Problem(Span(*match.span()), "Delete the spaces: this line has nothing else.", (Fix("", safe=True),))
