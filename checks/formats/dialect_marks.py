"""What in a source is for a program that makes a page of it: template marks and mathematics, in Markdown and in HTML.

They are found before a parser reads the rest, which then sees a stand-in of the same length in their place.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from checks.core.masking import MASKED, Mask
from checks.core.span import Span

BLANK, HEADED = " ", "#"

LONGEST = 5000
"""Code points between the two ends of a mark; what is farther apart belongs to no mark."""

LINE_END = r"(?>\r\n|\r|\n)"
_LINE = re.compile(r"[^\r\n]+")
_EMPTY_LINE = re.compile(rf"{LINE_END}[ \t>]*(?=[\r\n])")
_ALONE = re.compile(
    rf"^(?P<lead>[ \t>]*)(?P<marks>{MASKED}[{MASKED} \t]*)(?=[\r\n]|\Z)(?!{LINE_END}[ \t>]*[a-z])", re.MULTILINE
)
"""A line of marks alone, unless the sentence around it goes on in the next line."""

_COMMENTS = (("{{/*", "*/}}"), ("{{- /*", "*/ -}}"), ("{{</*", "*/>}}"), ("{{%/*", "*/%}}"), ("{# ", "#}"))
_TEMPLATES = (("{{<", ">}}"), ("{{%", "%}}"), ("{{{", "}}}"), ("{{", "}}"), ("{%", "%}"))
_FIELD = re.compile(r"\{\{\w+\}\}")
_UNREAD = re.compile(
    r"\{%-?\s*(?P<tag>raw|verbatim|comment|highlight|javascript|style|stylesheet|schema)\b"
    r"|\{\{[<%]\s*(?P<code>highlight|code|raw|mermaid|math|katex)\b(?![^{}]*/[>%]\}\})"
)
"""Begins what a template shows as it stands, or not at all, up to where it is closed."""

_CODE = re.compile(r"<(?P<name>code|pre|kbd|samp|tt|script|style|textarea|xmp)\b[^<>]*>", re.IGNORECASE)
_ENVIRONMENT = re.compile(r"\\begin\{(\w{1,30}\*?)\}")
_BRACKETS = re.compile(r"\\\\?[(\[]")
_DISPLAY = re.compile(r"\$\$[ \t]*(?=[\r\n])")
_FORMULA = re.compile(r"\\[A-Za-z]|(?<!\\)[\^_=+<]")
_LABEL = re.compile(r"[ \t]+\([\w:.-]+\)(?=[ \t]*(?:[\r\n]|\Z))")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTERS = re.compile(r"[^\W\d_]{2}|\\")
"""Two letters together, or an escape."""
_WORDS = re.compile(r"[A-Za-z]{2,}\s+[A-Za-z]{2,}")
_SUMS = re.compile(r"\A\d.*[\s/–-](?:US|AU?|NZ|CAN?|C|HK|SG?|TT|R|Z)\Z", re.DOTALL)
"""Money on both sides: `$5 or US$`."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch for a program, what is shown of it, as in Mask, and what a parser is to see in its place.

    `place` is U+FFFC, a space, "#", which makes a heading of what follows in the line, or nothing: the source itself.
    """

    span: Span
    shows: str | None = None
    place: str = MASKED


def filled(text: str, marks: Iterable[Mark]) -> str:
    """The text with the stand-ins of its marks, every offset the same; lines of marks alone are empty."""
    parts, at = [], 0
    for mark in marks:
        if mark.place and mark.span.start >= at:
            parts += [text[at : mark.span.start], _stand_in(mark, mark.span.of(text))]
            at = mark.span.end
    whole = "".join([*parts, text[at:]])
    return _ALONE.sub(lambda line: line["lead"] + BLANK * len(line["marks"]), whole) if MASKED in whole else whole


def _stand_in(mark: Mark, piece: str) -> str:
    if mark.place == HEADED:
        return HEADED + BLANK * (len(piece) - 1)
    return _LINE.sub(lambda line: mark.place * len(line[0]), piece)


def masks_of(text: str, marks: Iterable[Mark]) -> Iterator[Mask]:
    """The masks of marks, a line each: a parser may part them."""
    for mark in marks:
        for line in _LINE.finditer(text, mark.span.start, mark.span.end) if mark.place else ():
            yield Mask(Span(*line.span()), mark.shows)


class Scan:
    """Walks over a text from `start` and notes the marks of templates and formulas."""

    SIGNS = re.compile(r"(?P<escape>\\)|(?P<brace>\{)|(?P<dollar>\$)|(?P<angle><)")
    PAGE = True
    """What is no mark is HTML: a formula has no tag in it, and a backslash is no escape."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text, self.start, self.end = text, start, len(text) if end is None else end
        self.found: list[Mark] = []
        self.stopped = False
        self._paragraph = -1
        self._lost: set[str] = set()
        self._without: dict[str, int] = {}  # up to where there is none of these closers

    def marks(self) -> list[Mark]:
        """The marks, in order. In a text of no other template `{{name}}` is a field left empty: it is to be seen."""
        found = sorted(self.walk(), key=lambda mark: mark.span)
        template = {mark for mark in found if self.text.startswith(("{{", "{%"), mark.span.start)}
        if not all(_FIELD.fullmatch(mark.span.of(self.text)) for mark in template):
            return found
        return [replace(mark, place="") if mark in template else mark for mark in found]

    def walk(self) -> list[Mark]:
        """The marks as they are found."""
        at = self.start
        while not self.stopped and (sign := self.SIGNS.search(self.text, at, self.end)):
            take: Callable[[re.Match[str]], int] = getattr(self, f"_{sign.lastgroup}")
            at = max(take(sign), sign.end())
        return self.found

    def note(self, start: int, end: int, shows: str | None = None, place: str = MASKED) -> int:
        """Notes a mark; where it ends."""
        self.found.append(Mark(Span(start, end), shows, place))
        return end

    def paragraph_end(self, at: int) -> int:
        """Where the next empty line begins, or the text ends."""
        if self._paragraph < at:
            match = _EMPTY_LINE.search(self.text, at, self.end)
            self._paragraph = match.start() if match else self.end
        return self._paragraph

    def closed(self, closer: str, start: int, *, over: bool = False) -> int:
        """Where a mark that goes on from `start` ends, in the same paragraph unless it goes `over`; -1 for nowhere."""
        last = min(self.end, start + LONGEST)
        if not over:
            last = min(last, self.paragraph_end(start))
        at = self.text.find(closer, max(start, self._without.get(closer, 0)), last)
        if at < 0:
            self._without[closer] = max(start, last - len(closer) + 1)
        return at + len(closer) if at >= 0 else -1

    def later(self, pattern: str, start: int) -> int:
        """Where what closes a passage of any length ends; -1 where nothing does."""
        match = None if pattern in self._lost else re.compile(pattern, re.IGNORECASE).search(self.text, start, self.end)
        if match is None:
            self._lost.add(pattern)
        return match.end() if match else -1

    def _brace(self, sign: re.Match[str]) -> int:
        return self.template(sign.start())

    def template(self, at: int) -> int:
        """Notes a template mark, with the passage that it leaves unread; where it ends, 0 where there is none."""
        for opener, closer in _COMMENTS + _TEMPLATES:
            if self.text.startswith(opener, at):
                end = self.closed(closer, at + len(opener), over=(opener, closer) in _COMMENTS)
                if end >= 0:
                    return self.note(at, self._passage(at, end))
        return 0

    def _passage(self, at: int, end: int) -> int:
        begun = _UNREAD.match(self.text, at, end)
        if begun is None:
            return end
        tag, code = begun.group("tag", "code")
        closing = rf"\{{%-?\s*end{tag}\s*-?%\}}" if tag else rf"\{{\{{[<%]\s*/\s*{code}\s*[>%]\}}\}}"
        return max(self.later(closing, end), end)

    def _angle(self, sign: re.Match[str]) -> int:
        return self.unread_element(sign.start())

    def unread_element(self, at: int) -> int:
        """Where a comment or code ends, in which a mark is none; 0 where there is neither."""
        if self.text.startswith("<!--", at):
            return self.later("-->", at)
        code = _CODE.match(self.text, at, self.end)
        return self.later(f"</{code['name']}", code.end()) if code else 0

    def _escape(self, sign: re.Match[str]) -> int:
        at = sign.start()
        begun, bracket = _ENVIRONMENT.match(self.text, at), _BRACKETS.match(self.text, at)
        if begun:
            end = self.closed(f"\\end{{{begun[1]}}}", begun.end(), over=True)
            return self.note(at, end) if end >= 0 else at + 1
        if bracket:
            end = self.closed(bracket[0][:-1] + {"(": ")", "[": "]"}[bracket[0][-1]], bracket.end())
            inner = self.text[bracket.end() : end - len(bracket[0])]
            if end >= 0 and self._formula(inner) and (self.PAGE or self._no_escapes(at, inner)):
                return self.note(at, end)
        return at + 1 + (not self.PAGE or self.text.startswith("\\$", at))

    def _no_escapes(self, at: int, inner: str) -> bool:
        """True where the brackets of a formula are none of the text, escaped: `\\(4\\-4\\-2\\)`, `member\\(s\\)`."""
        letters = _LETTER.search(inner) is not None and _NO_LETTERS.search(inner) is None
        return (letters or _FORMULA.search(inner) is not None) and not self.text[at - 1 : at].isalnum()

    def _dollar(self, sign: re.Match[str]) -> int:
        """A formula by Pandoc's rules, unless it reads like words between two sums of money."""
        at = sign.start()
        if self.text.startswith("$$", at):
            display = _DISPLAY.match(self.text, at) and not self.text[self.line_start(at) : at].strip(" \t>")
            end = self.closed("$$", at + 2, over=bool(display))
            inner = self.text[at + 2 : end - 2]
            if end < 0 or "$" in inner or self.text.startswith("$", end) or not self._formula(inner):
                return at + 2
            label = _LABEL.match(self.text, end)
            return self.note(at, label.end() if label else end)
        end = self.closed("$", at + 1)
        while end >= 0 and self.text[end - 2] == "\\":
            end = self.closed("$", end)
        inner = self.text[at + 1 : end - 1]
        if end < 0 or not inner or inner[0].isspace() or inner[-1].isspace() or self.text[at - 1 : at].isalnum():
            return at + 1
        after = self.text[end : end + 1]
        if after.isdigit() or after == "$" or not self._formula(inner) or _SUMS.match(inner):
            return at + 1
        return self.note(at, end)

    def line_start(self, at: int) -> int:
        """Where the line of an offset begins."""
        start = self.text.rfind("\n", 0, at) + 1
        return max(start, self.text.rfind("\r", start, at) + 1)

    def _formula(self, inner: str) -> bool:
        if not inner.strip() or (self.PAGE and "<" in inner):
            return False
        return _WORDS.search(inner) is None or bool(_FORMULA.search(inner))
