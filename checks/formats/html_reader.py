"""Reads an HTML source: its blocks, what stands apart from them, and what in it shows something else than it says."""

import html
import re
from dataclasses import dataclass, field

from checks.core.blocks import CAPTION, CODE, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE, Block, paragraph_kind
from checks.core.masking import Mask
from checks.core.span import Span
from checks.formats.html_tokens import BLOCKS, TOKEN, Token, Tree, references

_CODE = frozenset("code kbd samp tt".split())
_KINDS = {
    **dict.fromkeys(("li", "dt", "dd", "td", "th"), LIST_ITEM),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), HEADING),
    **dict.fromkeys(("figcaption", "caption"), CAPTION),
    "blockquote": QUOTE,
    "pre": CODE,
}
_ALONE = frozenset("p li dt dd h1 h2 h3 h4 h5 h6 figcaption blockquote".split())
_BLANKS = re.compile(r"[ \t\n\f\r]+")
_ODD_BLANKS = re.compile(r"\A[ \t\n\f\r]+|[ \t\n\f\r]+\Z|[ ]*[\t\n\f\r][ \t\n\f\r]*")
"""Spaces at the edges of a text, where others may stand beside them, and those that a line break is among."""

_SITE = re.compile(r"\s+(?:[|»·•]\s.*|[-–—]\s+[^-–—|»·•]{1,40})\Z", re.DOTALL)
"""The name of the site that a page's title ends with."""


@dataclass
class Reader:
    """Walks over the tokens of a tree and writes down what is read; `wanted` says so of each element.

    `shown` are tags that a reader is to see, as text; `shift` is where the tree's source starts in the whole one.
    """

    tree: Tree
    wanted: list[bool]
    shown: frozenset[int] = frozenset()
    shift: int = 0
    masks: list[Mask] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    asides: list[Block] = field(default_factory=list)
    _start: int = -1
    _end: int = -1
    _owner: int = -1
    _blank: bool = True
    _pending: Span | None = None

    def __post_init__(self) -> None:
        self._kinds = self.tree.inherited(_KINDS)
        self._code = self.tree.inherited(dict.fromkeys(_CODE, CODE))

    def read(self) -> None:
        """Reads every token."""
        for token, own in zip(self.tree.tokens, self.tree.inside, strict=True):
            if token.kind == "open":
                self._aside_of(token, own)
            elif token.kind == "text" and self._is_title(own):
                site = _SITE.search(self.tree.source, token.span.start, token.span.end)
                self._aside(Span(token.span.start, site.start() if site else token.span.end), HEADLINE)
                continue
            if own >= 0 and not self.wanted[own]:
                if token.kind in ("open", "close") and token.name in BLOCKS:
                    self._flush()
                else:
                    self._mark(token.span, "")
            elif token.kind == "text" or token.span.start in self.shown:
                self._text(token.span, own)
            elif token.kind in ("open", "close") and token.name in BLOCKS:
                self._flush()
            elif token.kind == "open" and token.name == "br":
                self._break(token.span)
            else:
                self._mark(token.span, "")
        self._flush()

    def _text(self, span: Span, own: int) -> None:
        if own >= 0 and self._code[own]:
            self._show(span, own)
            self._mark(span, None)
            return
        at = span.start
        for match in _ODD_BLANKS.finditer(span.of(self.tree.source)):
            blanks = Span(span.start + match.start(), span.start + match.end())
            self._words(Span(at, blanks.start), own)
            self._pause(blanks)
            at = blanks.end
        self._words(Span(at, span.end), own)

    def _words(self, span: Span, own: int) -> None:
        if len(span):
            self._show(span, own)
            for reference, shown in references(self.tree.source, span):
                self._mark(reference, shown)

    def _show(self, span: Span, own: int) -> None:
        """Something is seen: a block begins, or goes on after the spaces before it."""
        if self._start < 0:
            self._start, self._owner = span.start, own
        elif self._pending is not None:
            written = self._pending.of(self.tree.source)
            if written.strip(" "):
                self._mark(self._pending, " ")
        self._pending, self._blank, self._end = None, False, span.end

    def _pause(self, span: Span) -> None:
        """Spaces: the first of a series counts, and only where something is seen before and after."""
        if self._start >= 0 and self._pending is None and not self._blank:
            self._pending = span
        else:
            self._mark(span, "")

    def _break(self, span: Span) -> None:
        if self._start >= 0:
            if self._pending is not None:
                self._mark(self._pending, "")
            self._pending, self._blank = None, True
            self._mark(span, "\n")

    def _mark(self, span: Span, shows: str | None) -> None:
        self.masks.append(Mask(self._moved(span), shows))

    def _moved(self, span: Span) -> Span:
        return Span(span.start + self.shift, span.end + self.shift)

    def _flush(self) -> None:
        """Ends the block that is being read."""
        if self._start >= 0:
            kind = (self._kinds[self._owner] if self._owner >= 0 else "") or PARAGRAPH
            span = self._moved(Span(self._start, self._end))
            words = Span(self._start, self._end).of(self.tree.source)
            holder = next(
                (each for each in self.tree.around(self._owner) if self.tree.elements[each].name in BLOCKS), None
            )
            outer = None
            if holder is not None and self.tree.elements[holder].name in _ALONE:
                outer = self._moved(Span(self.tree.elements[holder].start, self.tree.elements[holder].end))
            if kind == PARAGRAPH:
                kind = paragraph_kind(TOKEN.sub("", html.unescape(words)), self.blocks)
            self.blocks.append(Block(kind, span, outer))
        self._start, self._pending, self._blank = -1, None, True

    def _aside_of(self, token: Token, own: int) -> None:
        """What an element says apart from the article."""
        found = self.tree.elements[own].attributes
        if token.name == "meta" and "name" in found and "content" in found:
            if self.tree.text(found["name"]).strip().lower() == "description":
                self._aside(found["content"], PARAGRAPH)
        elif self.wanted[own]:
            for name in ("alt", "title"):
                if name in found:
                    self._aside(found[name], CAPTION)

    def _is_title(self, own: int) -> bool:
        """True in the title of a page, not in that of a drawing."""
        element = self.tree.elements[own] if own >= 0 else None
        return (
            element is not None
            and element.name == "title"
            and (element.parent < 0 or self.tree.elements[element.parent].name in ("head", "html"))
        )

    def _aside(self, span: Span, kind: str) -> None:
        own = span.stripped(self.tree.source)
        if not len(own):
            return
        for blanks in _BLANKS.finditer(self.tree.source, own.start, own.end):
            if blanks[0].strip(" "):
                self._mark(Span(*blanks.span()), " ")
        for reference, shown in references(self.tree.source, own):
            self._mark(reference, shown)
        self.asides.append(Block(kind, self._moved(own)))
