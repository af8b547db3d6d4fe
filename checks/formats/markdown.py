"""Markdown: CommonMark with GitHub's tables, task lists and strikethrough, and front matter in YAML or TOML.

Its own marks, code, link targets and comments are masked; link texts, alternative texts, titles and the fields of a
front matter that readers see are read. HTML that has its partner belongs to the file; a tag that lost it is artifacts.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from markdown_it.token import Token

from checks.core.blocks import CAPTION, CODE, FRONT_MATTER, HEADING, LIST_ITEM, QUOTE, Block, paragraph_kind
from checks.core.layout import Layout
from checks.core.lines import first_offset
from checks.core.masking import MASKED, Mask, masked
from checks.core.span import Span
from checks.formats import front_matter, markdown_marks
from checks.formats import html as html_format
from checks.formats.block_layout import layout_of
from checks.formats.dialect_marks import HEADED, Mark, filled
from checks.formats.html_article import article
from checks.formats.html_reader import Reader
from checks.formats.html_tokens import VOID, parsed
from checks.formats.markdown_definitions import items
from checks.formats.markdown_inline import Inline, html_tokens, parser

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOX = re.compile(r"\[[ xX]\][ \t]+|\[![A-Za-z]+\][ \t]*")
_MARK = re.compile(
    r"\*+|_+|~+|!?\[|\](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*\])?|<[^<>]*>|[^*_~!\[\]<]+|.", re.DOTALL
)
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&!-])")

_JOINT = re.compile(r"([*_~]*)[ \t]*\\?(?:(?:\r\n|\r|\n)[ \t>]*)+([*_~]*)")


def layout(text: str, before: Any = None, *, jsx: bool = False) -> Layout:  # noqa: ARG001
    """The masks and blocks of a text; `jsx` says that it is MDX."""
    start = front_matter.extent(text).end
    found = [*markdown_marks.FieldScan(text, 0, start).marks(), *markdown_marks.marks(text, start, jsx=jsx)]
    reader = _Reader(filled(text, found), found)
    reader.read()
    return layout_of(text, reader.masks, reader.blocks, reader.asides, found)


@dataclass
class _Reader:
    """Walks over the blocks that the parser found. `text` has stand-ins for the marks of dialects."""

    text: str
    marks: list[Mark]
    lines: list[Span] = field(default_factory=list)
    masks: list[Mask] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    asides: list[Block] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._hidden = [mark.span for mark in self.marks if mark.place == MASKED and mark.shows is not None]
        self._titles = frozenset(mark.span.start for mark in self.marks if mark.place == HEADED)

    def read(self) -> None:
        start = self._front_matter()
        self.lines = [Span(*match.span()) for match in _LINE.finditer(self.text, start) if match[0]]
        tokens = parser().parse(self.text[start:])
        placed = list(self._placed(tokens))
        stray = self._stray(placed)
        inside: list[str] = []
        for token, offsets in placed:
            if token.nesting > 0:
                inside.append(token.type)
            elif token.nesting < 0:
                inside.pop()
            elif token.type == "inline" and offsets:
                self._inline(token, offsets, inside, stray)
            elif token.type in ("fence", "code_block"):
                self.blocks.append(Block(CODE, self._extent(token)))
            elif token.type == "html_block":
                self._html(self._extent(token), stray)

    def _front_matter(self) -> int:
        """Reads the front matter; where it ends."""
        whole = front_matter.extent(self.text)
        if not len(whole):
            return first_offset(self.text)
        self.blocks.append(Block(FRONT_MATTER, whole))
        for block, masks in front_matter.fields(self.text, whole):
            self.asides.append(block)
            self.masks += masks
        return whole.end

    def _extent(self, token: Token) -> Span:
        """From the first to the last character of a token's lines."""
        first, last = token.map or [0, 0]
        end = self.lines[min(last, len(self.lines)) - 1].end
        start = self.lines[first].start
        return Span(start, start + len(self.text[start:end].rstrip()))

    def _placed(self, tokens: list[Token]) -> Iterator[tuple[Token, list[int]]]:
        """Each token, with where each character of its content stands."""
        place = (-1, 0)
        for token in tokens:
            if token.type != "inline" or not token.content or not token.map:
                yield token, []
            elif token.map[1] - token.map[0] == 1 and "\n" not in token.content:
                line = token.map[0]
                at = place[1] if place[0] == line else self.lines[line].start
                offsets = self._in_line(token.content, line, at)
                place = (line, offsets[-1] + 1 if offsets else at)
                yield token, offsets
            else:
                yield token, self._over_lines(token)

    def _in_line(self, content: str, line: int, at: int) -> list[int]:
        """Where content stands in a line: at its end, or, in a heading or a cell, where it is found first."""
        own = self.lines[line]
        shown = self.text[own.start : own.end].rstrip()
        if at == own.start and shown.endswith(content):
            start = own.start + len(shown) - len(content)
            return list(range(start, start + len(content)))
        heading = at == own.start and "|" not in shown
        found = self.text.rfind(content, at, own.end) if heading else self.text.find(content, at, own.end)
        if found >= 0:
            return list(range(found, found + len(content)))
        escaped = re.compile("".join(r"\\?\|" if char == "|" else re.escape(char) for char in content))
        match = escaped.search(self.text, at, own.end)
        if match is None:
            return []
        offsets = [place for place in range(*match.span()) if not self.text.startswith("\\|", place)]
        return offsets if len(offsets) == len(content) else []

    def _over_lines(self, token: Token) -> list[int]:
        """Where each character of a content of several lines stands; nothing where a line is not found."""
        line, last = token.map or [0, 0]
        offsets: list[int] = []
        for part in token.content.split("\n"):
            words, found, end = part.strip(), -1, 0
            while found < 0 and line < last:
                own = self.lines[line]
                end = own.start + len(self.text[own.start : own.end].rstrip("\r\n"))
                found = self.text.rfind(words, own.start, end) if words else own.start
                line += 1
            if found < 0:
                return []
            lead = len(part) - len(part.lstrip()) if words else len(part)
            offsets += [found] * lead
            offsets += range(found, found + len(words))
            offsets += [found + len(words)] * (len(part) - lead - len(words))
            offsets.append(end)  # the line break
        return offsets[:-1]

    def _stray(self, placed: list[tuple[Token, list[int]]]) -> frozenset[int]:
        """Where a tag stands that has no partner in the whole text."""
        kept, at = [], 0
        for token, offsets in placed:
            if token.type == "html_block":
                spans = [self._extent(token)]
            elif offsets:
                spans = [Span(offsets[a], offsets[b - 1] + 1) for a, b in html_tokens(token.children or [])]
            else:
                continue
            for span in spans:
                kept += [Span(at, span.start)] if span.start > at else []
                at = max(at, span.end)
        tree = parsed(masked(self.text, [*kept, Span(at, len(self.text))]))
        ended = {element.start for element in tree.elements if element.closed or element.name in VOID}
        opened = {token.span.start for token in tree.tokens if token.kind == "open"}
        return frozenset({token.span.start for token in tree.stray} | (opened - ended))

    def _inline(self, token: Token, offsets: list[int], inside: list[str], stray: frozenset[int]) -> None:
        reader = Inline(self.text, token.content, offsets, stray)
        reader.read(token.children or [])
        reader.hide(self._hidden)
        self.masks += reader.masks
        self.asides += reader.asides
        content = token.content
        self.masks += [
            Mask(Span(one + 1, other), "")  # a backslash before a bar in a cell
            for one, other, char in zip(offsets, offsets[1:], content, strict=False)
            if other > one + 1 and char != "\n"
        ]
        heading, listed = inside[-1] == "heading_open", "list_item_open" in inside
        box = _BOX.match(content) if listed or "blockquote_open" in inside else None
        if box:
            self.masks.append(Mask(reader.span(*box.span()), ""))
        cell = inside[-1] in ("td_open", "th_open")
        defined = items(content) if inside[-1] == "paragraph_open" else []
        spans = [reader.span(*item) for item in defined] or [Span(offsets[0], offsets[-1] + 1)]
        outer = self._extent(token)
        titled = heading and any(at in self._titles for at in range(outer.start, spans[0].start))
        kind = CAPTION if titled else self._kind(content, inside, heading, listed or cell or bool(defined))
        self.blocks += [Block(kind, span, outer) for span in spans]

    def _kind(self, content: str, inside: list[str], heading: bool, listed: bool) -> str:
        if heading:
            return HEADING
        if "blockquote_open" in inside:
            return QUOTE
        return LIST_ITEM if listed else paragraph_kind(content, self.blocks)

    def _html(self, span: Span, stray: frozenset[int]) -> None:
        """A block of HTML: its words are read."""
        tree = parsed(span.of(self.text))
        shown = frozenset(at - span.start for at in stray if span.start <= at < span.end)
        reader = Reader(tree, article(tree), shown, span.start)
        reader.read()
        self.masks += reader.masks
        # what is written into a block of HTML is read as HTML: the block as a whole is where a fix is tried
        self.blocks += [replace(block, outer=span) for block in reader.blocks]
        self.asides += reader.asides


def escaped(replacement: str) -> list[str]:
    """The replacement as it stands, then with what may be a mark escaped, as Markdown, as HTML and as YAML do."""
    ways = [
        replacement,
        _SPECIAL.sub(r"\\\1", replacement),
        html.escape(replacement, quote=False),
        replacement.replace("\\", "\\\\").replace('"', '\\"'),
        replacement.replace("'", "''"),
    ]
    # a stray tag is read here, for it is artifacts, but a browser would take it for one
    return list(dict.fromkeys(way for way in ways if "<" not in replacement or "\\<" in way or "&lt;" in way))


def marks(piece: str) -> list[str]:
    """The marks of a piece that shows nothing."""
    return _MARK.findall(piece)


def whole(piece: str) -> bool:
    """True where a piece tears no element of HTML in two."""
    return not parsed(piece).stray


def closes(opening: str, closing: str) -> bool:
    """True for two ends of an emphasis, a link without its text, and the tags of an element."""
    if opening[0] in "*_~":
        return opening == closing
    return (opening.endswith("[") and closing.startswith("]")) or html_format.closes(opening, closing)


def joint(piece: str) -> tuple[str, str] | None:
    """The marks of emphasis around a break of lines or paragraphs, in a quotation too; else as in HTML."""
    found = _JOINT.fullmatch(piece)
    return (found[1], found[2]) if found else html_format.joint(piece)
