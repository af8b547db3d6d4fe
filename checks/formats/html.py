"""HTML: a page's article or a fragment. Its own markup is masked; what a reader would see as markup is residue.

Of a page the article is read: <article> or <main>, what calls itself articleBody, or the element that holds most
paragraphs; and its title, its description, alternative texts and titles of links, apart from the article. Line breaks
and indentation of the source are blanks; inline elements break no word; references are the characters they stand for.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from checks.core.blocks import CAPTION, CODE, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE, Block, paragraph_kind
from checks.core.layout import Layout
from checks.core.masking import Mask
from checks.core.span import Span
from checks.formats.html_article import article
from checks.formats.html_tokens import BLOCKS, TOKEN, VOID, Token, Tree, parsed, references

SUFFIXES = (".html", ".htm", ".xhtml")

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
"""Blanks at the edges of a text, where others may stand beside them, and those that a line break is among."""

_SITE = re.compile(r"\s+(?:[|»·•]\s.*|[-–—]\s+[^-–—|»·•]{1,40})\Z", re.DOTALL)
"""The name of the site that a page's title ends with."""


def layout(text: str, before: Any = None) -> Layout:  # noqa: ARG001
    """The masks and blocks of a page's article or of a fragment."""
    tree = parsed(text)
    reader = Reader(tree, article(tree))
    reader.read()
    blocks = with_headline(reader.blocks)
    return Layout((*reader.masks, *gaps(len(text), blocks, reader.asides)), blocks, tuple(reader.asides))


def with_headline(blocks: list[Block]) -> tuple[Block, ...]:
    """The blocks, the first heading as the headline where there is none yet."""
    first = next((at for at, block in enumerate(blocks) if block.kind == HEADING), None)
    if first is not None and not any(block.kind == HEADLINE for block in blocks):
        blocks[first] = replace(blocks[first], kind=HEADLINE)
    return tuple(blocks)


def gaps(length: int, blocks: tuple[Block, ...], asides: list[Block]) -> Iterator[Mask]:
    """What stands outside every block and aside."""
    at = 0
    for span in sorted(block.span for block in [*blocks, *asides]):
        if span.start > at:
            yield Mask(Span(at, span.start))
        at = max(at, span.end)
    if at < length:
        yield Mask(Span(at, length))


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
        """Something is seen: a block begins, or goes on behind the blanks before it."""
        if self._start < 0:
            self._start, self._owner = span.start, own
        elif self._pending is not None:
            written = self._pending.of(self.tree.source)
            if written.strip(" "):
                self._mark(self._pending, " ")
        self._pending, self._blank, self._end = None, False, span.end

    def _pause(self, span: Span) -> None:
        """Blanks: the first of a series counts, and only where something is seen before and behind."""
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
        text = span.of(self.tree.source)
        if not text.strip():
            return
        start = span.start + len(text) - len(text.lstrip())
        own = Span(start, span.start + len(text.rstrip()))
        for blanks in _BLANKS.finditer(self.tree.source, own.start, own.end):
            if blanks[0].strip(" "):
                self._mark(Span(*blanks.span()), " ")
        for reference, shown in references(self.tree.source, own):
            self._mark(reference, shown)
        self.asides.append(Block(kind, self._moved(own)))


def escaped(replacement: str) -> list[str]:
    """The replacement with what would be markup as references; quotation marks too, for the value of an attribute."""
    return list(dict.fromkeys([html.escape(replacement, quote=False), html.escape(replacement)]))


def marks(piece: str) -> list[str]:
    """The tags of a piece, and what stands between them."""
    found, at = [], 0
    for match in TOKEN.finditer(piece):
        found += [piece[at : match.start()], match[0]]
        at = match.end()
    return [mark for mark in [*found, piece[at:]] if mark]


def whole(piece: str) -> bool:
    """True where every element that begins in a piece ends in it, and the reverse."""
    return not parsed(piece).stray


def closes(opening: str, closing: str) -> bool:
    """True for a start tag and its end tag."""
    start, end = TOKEN.fullmatch(opening), TOKEN.fullmatch(closing)
    return bool(start and end and start["open"] and end["close"] and start["open"].lower() == end["close"].lower())


def joint(piece: str) -> tuple[str, str] | None:
    """The inline tags around line breaks, or around the ends of blocks and the starts of as many like them."""
    found = [mark for mark in marks(piece) if mark.strip()]
    if found and all(_is_break(mark) for mark in found):
        return "", ""
    tokens = [TOKEN.fullmatch(mark) for mark in found]
    names = [(token["close"] or token["open"] or "").lower() if token else "" for token in tokens]
    closing = [bool(token and token["close"]) for token in tokens]
    if not all(names) or any(closing[closing.count(True) :]):
        return None
    ends, starts = names[: closing.count(True)], names[closing.count(True) :]
    outer = [name for name in ends if name in BLOCKS]
    inner = [name for name in starts if name in BLOCKS]
    if ends != ends[: len(ends) - len(outer)] + outer or starts != inner + starts[len(inner) :]:
        return None  # an inline element around blocks
    if not inner or (outer != inner[::-1] and (outer or inner != ["p"])) or any(name in VOID for name in names):
        return None
    return "".join(found[: len(ends) - len(outer)]), "".join(found[len(ends) + len(inner) :])


def _is_break(mark: str) -> bool:
    token = TOKEN.fullmatch(mark)
    return token is not None and (token["open"] or "").lower() == "br"
