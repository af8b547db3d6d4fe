"""The marks of Markdown's dialects beside those of CommonMark: kramdown's, Pandoc's, MyST's and Docusaurus'."""

import re
from collections.abc import Callable

from checks.core.span import Span
from checks.formats import jsx_marks
from checks.formats.dialect_marks import BLANK, HEADED, LINE_END, LONGEST, Mark, Scan

_ITEM = r'(?:(?:\.(?!\d)|#)[\w:.-]+|[\w:.-]+=(?:"(?:[^"\\\r\n]|\\.)*+"|\'[^\'\r\n]*\'|[^\s"\'{}]+)|=\w[\w-]*|-)'
_ATTRIBUTES = re.compile(
    rf"\{{(?!index=\d+\}}):?[ \t]*{_ITEM}(?:[ \t]+{_ITEM})*[ \t]*\}}|\{{::?/?[^{{}}\r\n]{{0,300}}\}}"
)
"""Not `{index=0}`, which text generators leave behind."""
_GENERATED = "writing"
"""What they call a fence."""
_HEADING = re.compile(r"\{[#.:][^{}\r\n]*\}(?=[ \t]*(?:[\r\n]|\Z))")
"""Of a heading more is taken for attributes: nobody ends one with braces."""
_PASSAGE = re.compile(r"\{::(comment|nomarkdown)[ \t]*\}")
_ROLE = re.compile(r"\{[A-Za-z][\w:.+-]*\}(`+)(?!`)(?:[^`\r\n]|\r?\n(?![ \t>]*[\r\n])|(?!\1(?!`))`++)+\1(?!`)")
_CITATION = re.compile(r"\[(?:[^\[\]@]{0,200}[\s;(-]|-)?@[\w{][^\[\]]{0,400}\](?![(\[:])")
_REST = re.compile(r"[^\r\n]*")
_BRACKET = re.compile(r"[\[\]]")
_NOTE = re.compile(r"\[\^[^\]\s]{1,200}\]:?")
_AUTOLINK = re.compile(r"<[A-Za-z][\w+.-]*[:@][^\s<>]*>")
_MARKER = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_DIRECTIVE = re.compile(r"\{([A-Za-z][\w:+-]*)\}[ \t]*")
_OPTIONS = re.compile(
    rf"(?:{LINE_END}[ \t>]*:[\w-]+:[^\r\n]*)+"
    rf"|{LINE_END}[ \t>]*---[ \t]*(?:{LINE_END}(?![ \t>]*---)[^\r\n]*){{0,60}}{LINE_END}[ \t>]*---[ \t]*(?=[\r\n]|\Z)"
)
_CONTAINER = re.compile(
    r"(?P<name>[A-Za-z][\w-]*)?[ \t]*(?:\{[^{}\r\n]*\})?(?:\[(?P<label>[^\r\n]*)\])?[ \t]*(?:\{[^{}\r\n]*\}[ \t]*)?"
    r"(?P<title>[^\r\n]*?)[ \t:]*(?=[\r\n]|\Z)"
)
_TITLED = frozenset(
    "admonition attention caution danger error hint important note seealso tip warning todo card dropdown tab-item"
    " grid-item-card sidebar topic rubric margin aside list-table table exercise solution theorem proof".split()
)
_PROSE = _TITLED | frozenset(
    "figure container div grid grid-item tab-set epigraph pull-quote highlights compound blockquote deprecated"
    " versionadded versionchanged versionremoved".split()
)
"""Directives with copy in them; what follows the name is copy, too, in those that have a title."""
ENDLESS = 200
"""So much may begin and not end: no article is so broken, and to look for each end takes time."""


def marks(text: str, start: int = 0, *, jsx: bool = False) -> list[Mark]:
    """The marks from `start` on. Where the text turns out to be MDX, or `jsx` says so, those of JSX, too."""
    scan = MarkdownScan(text, start, jsx=jsx)
    found = scan.marks()
    return MarkdownScan(text, start, jsx=True).marks() if scan.stopped else found


class FieldScan(Scan):
    """Walks over front matter: themes read its fields as Markdown, so that there is code in them."""

    SIGNS = re.compile(rf"(?P<ticks>`+)|{Scan.SIGNS.pattern}")

    def _ticks(self, sign: re.Match[str]) -> int:
        end = self.code_end(sign)
        return self.note(sign.start(), end) if end > sign.end() else end

    def code_end(self, sign: re.Match[str]) -> int:
        """Where the code ends that begins with these backticks; after them where it is never closed."""
        closer = re.compile(rf"(?<!`){sign[0]}(?!`)").search(
            self.text, sign.end(), min(self.paragraph_end(sign.start()), self.end)
        )
        return closer.end() if closer else sign.end()


class MarkdownScan(FieldScan):
    """Walks over Markdown; code, in which a mark is none, is left out. Without `jsx` it stops where it meets some."""

    SIGNS = re.compile(
        r"(?P<escape>\\)|(?P<ticks>`+)|(?P<brace>\{)|(?P<dollar>\$)|(?P<bracket>\^?\[)|(?P<angle><)"
        r"|^[ \t>]*(?P<colons>:{3,})|^[ \t>]*(?P<tildes>~{3,})|^(?P<target>\([^()\s]+\)=)[ \t]*(?=[\r\n]|\Z)"
        r"|^(?P<module>import|export)\b|(?<![\w:])(?P<field>:[A-Za-z][\w+-]{0,40}:)(?![\w:])",
        re.MULTILINE,
    )
    PAGE = False

    def __init__(self, text: str, start: int = 0, end: int | None = None, *, jsx: bool = False) -> None:
        super().__init__(text, start, end)
        self.jsx = jsx
        self._open: list[str] = []
        self._endless = 0

    def line_end(self, at: int) -> int:
        """Where the line of an offset ends, its line break left out."""
        match = _REST.match(self.text, at, self.end)
        return match.end() if match else at

    # code and fences

    def _ticks(self, sign: re.Match[str]) -> int:
        at, ticks = sign.start(), sign[0]
        if len(ticks) > 2 and _MARKER.fullmatch(self.text, self.line_start(at), at):
            end = self.line_end(at)
            if "`" not in self.text[sign.end() : end]:
                return self._fence(at, ticks, end)
        return self.code_end(sign)

    def _tildes(self, sign: re.Match[str]) -> int:
        at = sign.start("tildes")
        return self._fence(at, sign["tildes"], self.line_end(at))

    def _fence(self, at: int, fence: str, end: int) -> int:
        """A fence of code, or of a directive that has copy in it; where what is no copy ends."""
        told = Span(at + len(fence), end).stripped(self.text)
        for depth in reversed(range(len(self._open))) if not len(told) else ():
            if fence.startswith(self._open[depth]):
                del self._open[depth:]
                return self.note(at, end, None, BLANK)
        directive = _DIRECTIVE.match(self.text, told.start, end)
        if directive and directive[1].lower() in _PROSE:
            self._open.append(fence)
            return self._directive(at, directive, end)
        closing = re.compile(rf"^[ \t>]*{fence}{fence[0]}*[ \t]*(?=[\r\n]|\Z)", re.MULTILINE)
        match = closing.search(self.text, end)
        return match.end() if match else self.end

    def _colons(self, sign: re.Match[str]) -> int:
        """A fence of colons; only that of a directive can have something else than copy in it."""
        at, end = sign.start("colons"), self.line_end(sign.end())
        if self.text.startswith(_GENERATED, sign.end()):
            return end
        directive = _DIRECTIVE.match(self.text, sign.end(), end)
        if directive and directive[1].lower() not in _PROSE:
            close = self.later(rf"(?m:^[ \t>]*{sign['colons']}[ \t]*$)", end)
            return self.note(at, max(close, end), None, BLANK)
        if directive:
            return self._directive(at, directive, end)
        told = Span(sign.end(), end).stripped(self.text)
        own = _CONTAINER.match(self.text, told.start, end)
        if own and own["label"]:
            self._headed(at, Span(*own.span("label")), end)
        elif own and own["name"] and own["title"] and own["title"][0] not in "{:":
            self._headed(at, Span(*own.span("title")), end)
        else:
            self.note(at, end, None, BLANK)
        return end

    def _directive(self, at: int, directive: re.Match[str], end: int) -> int:
        if directive[1].lower() in _TITLED and directive.end() < end:
            self._headed(at, Span(directive.end(), end), end)
        else:
            self.note(at, end, None, BLANK)
        options = _OPTIONS.match(self.text, end, self.end)
        for line in re.finditer(r"[^\s>][^\r\n]*", options[0]) if options else ():
            self.note(end + line.start(), end + line.end(), None, BLANK)
        return options.end() if options else end

    def _headed(self, at: int, title: Span, end: int) -> None:
        """A line that ends with a title, which is copy."""
        self.note(at, title.start, "", HEADED)
        inner = MarkdownScan(self.text, title.start, title.end, jsx=self.jsx)
        self.found += inner.walk()
        self.stopped |= inner.stopped
        if title.end < end:
            self.note(title.end, end, None, BLANK)

    # what stands in a line

    def _brace(self, sign: re.Match[str]) -> int:
        at = sign.start()
        if end := self.template(at):
            return end
        if passage := _PASSAGE.match(self.text, at):
            return self.note(at, max(self.later(rf"\{{:/(?:{passage[1]})?\}}", passage.end()), passage.end()))
        if role := _ROLE.match(self.text, at, self.end):
            return self.note(at, role.end())
        if attributes := _ATTRIBUTES.match(self.text, at, self.end):
            return self._attributes(at, attributes.end())
        heading = _HEADING.match(self.text, at, self.end)
        if heading and self.text.startswith("#", self.line_start(at)):
            return self._attributes(at, heading.end())
        self.stopped |= not self.jsx and self.text.startswith("{/*", at)
        end = self._tried(jsx_marks.balanced, at) if self.jsx else -1
        return self.note(at, end, "" if self.text.startswith("{/*", at) else None) if end >= 0 else at + 1

    def _tried(self, find: Callable[[str, int], int], at: int) -> int:
        """Where something ends that has other things in it; it is given up where too much that begins never ends."""
        end = find(self.text, at) if self._endless < ENDLESS else -1
        self._endless += end < 0
        return end

    def _attributes(self, at: int, end: int) -> int:
        """A list of attributes, with the brackets around the words that have them."""
        opened = self._bracket_before(at - 1) if self.text[at - 1 : at] == "]" else -1
        if opened < 0:
            return self.note(at, end, "")
        self.note(opened, opened + 1, "")
        return self.note(at - 1, end, "")

    def _bracket_before(self, close: int) -> int:
        """Where the bracket opens that closes there; -1 for a link's or a note's."""
        depth = 0
        for at in range(close, max(self.line_start(close), close - 400) - 1, -1):
            depth += {"]": 1, "[": -1}.get(self.text[at], 0)
            if not depth:
                return -1 if self.text[at - 1 : at] in ("!", "]", "\\") or self.text[at + 1] in "^@" else at
        return -1

    def _bracket(self, sign: re.Match[str]) -> int:
        at = sign.start()
        if sign[0] == "^[":
            end = self._tried(_closing_bracket, at + 1)
            if 0 <= end <= self.paragraph_end(at):
                self.note(at, sign.end())
                self.note(end - 1, end)
            return sign.end()
        note = _NOTE.match(self.text, at, self.end)
        if note:  # the parser's business, and not to be touched
            return self.note(at, note.end(), "", "")
        citation = _CITATION.match(self.text, at, self.paragraph_end(at))
        return self.note(at, citation.end()) if citation else at + 1

    def _field(self, sign: re.Match[str]) -> int:
        """The name of a field or of an emoji."""
        return self.note(sign.start(), sign.end())

    def _target(self, sign: re.Match[str]) -> int:
        return self.note(sign.start(), sign.end(), None, BLANK)

    def _angle(self, sign: re.Match[str]) -> int:
        at = sign.start()
        link = _AUTOLINK.match(self.text, at, self.end)
        if link or (end := self.unread_element(at)) > 0:
            return link.end() if link else end
        self.stopped |= not self.jsx and jsx_marks.gives_away(self.text, at)
        end = self._tried(jsx_marks.tag, at) if self.jsx else 0
        return self.note(at, end, "") if end > 0 else at + 1

    def _module(self, sign: re.Match[str]) -> int:
        end = jsx_marks.statement(self.text, sign.start())
        self.stopped |= not self.jsx and end >= 0
        return self.note(sign.start(), end, None, BLANK) if self.jsx and end >= 0 else sign.end()


def _closing_bracket(text: str, at: int) -> int:
    """Where the square bracket that opens at an offset is closed, after it; -1 where it never is."""
    depth = 0
    for bracket in _BRACKET.finditer(text, at, at + LONGEST):
        depth += 1 if bracket[0] == "[" else -1
        if not depth:
            return bracket.end()
    return -1
