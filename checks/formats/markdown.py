"""Markdown: its own marks, code, link targets and front matter are masked; what is left is the copy.

A small reader by lines and patterns, enough that nothing of Markdown is taken for residue.
"""

import re
from collections.abc import Iterator

from checks.core.blocks import CODE, FRONT_MATTER, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE, Block
from checks.core.document import Document
from checks.core.layout import Layout
from checks.core.masking import Mask
from checks.core.span import Span

SUFFIXES = (".md", ".markdown")

_FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?\r?\n\1[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FENCE = re.compile(r"^ {0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^ {0,3}\1[`~]*[ \t]*\r?$|\Z)", re.DOTALL | re.MULTILINE)
_INDENTED = re.compile(r"(?<=\n\n)(?:(?: {4}|\t)[^\n]*\S[^\n]*(?:\n|\Z))+")
_CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[A-Za-z][\w-]*(?:\s[^<>]*)?/?>")
_AUTO = re.compile(r"<(?:https?://|mailto:)[^<>\s]+>")
_LINK = re.compile(r"!?\[(?P<text>[^\[\]]*)\](?P<target>\([^()\s]*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\)|\[[^\[\]]*\])")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]]+\]:[^\n]*$", re.MULTILINE)
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3}|~~)(?=\S)(?P<text>[^*\n]+?)(?<=\S)\1(?![\w*])"
    r"|(?<!\w)(_{1,3})(?=\S)(?P<low>[^_\n]+?)(?<=\S)\3(?!\w)"
)
_PREFIX = re.compile(
    r"^[ \t]*(?:(?P<quote>(?:>[ \t]?)+)|(?P<heading>#{1,6}[ \t]+)|"
    r"(?P<item>(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)|)"
)
_RULE = re.compile(
    r"^[ \t]*(?:[-*_=][ \t]*){3,}\r?$|^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+\r?$", re.MULTILINE
)
_BREAK = re.compile(r"[ \t]{2,}(?=\r?\n)|\\(?=\r?\n)|\\(?=[\\`*_{}\[\]()#+.!|>~-])")
_CELL = re.compile(r"[ \t]*(?<!\\)\|[ \t]*")  # the padding that aligns a column is no double space


def read(text: str, name: str, language: str) -> Document:
    """The document; headings, list items, quotations and paragraphs are its blocks."""
    closed = [Block(FRONT_MATTER, Span(*match.span())) for match in [_FRONT_MATTER.match(text)] if match]
    closed += [Block(CODE, Span(*match.span())) for match in _FENCE.finditer(text, closed[0].span.end if closed else 0)]
    closed += [Block(CODE, Span(*m.span())) for m in _INDENTED.finditer(text) if not _within(m.start(), closed)]
    masks = [Mask(block.span) for block in closed]
    masks += [mask for mask in _inline(text) if not _within(mask.span.start, closed)]
    blocks = sorted([*closed, *_blocks(text, closed, masks)], key=lambda block: block.span)
    return Document(text, name=name, language=language, format="markdown", masks=tuple(masks), structure=tuple(blocks))


def _within(offset: int, blocks: list[Block]) -> bool:
    return any(block.span.start <= offset < block.span.end for block in blocks)


def _inline(text: str) -> Iterator[Mask]:
    """Marks inside lines, and what only machines read."""
    code = [Span(*match.span()) for match in _CODE.finditer(text)]
    yield from map(Mask, code)
    for pattern in (_COMMENT, _TAG, _AUTO, _REFERENCE, _RULE, _BREAK):
        shows = "" if pattern is _TAG else None
        yield from (Mask(Span(*match.span()), shows) for match in pattern.finditer(text))
    for match in _LINK.finditer(text):
        yield Mask(Span(match.start(), match.start("text")), "")
        yield Mask(Span(match.end("text"), match.end()), "")
    for match in _EMPHASIS.finditer(text):
        group = "text" if match["text"] is not None else "low"
        if not any(span.start <= match.start() < span.end for span in code):
            yield Mask(Span(match.start(), match.start(group)), "")
            yield Mask(Span(match.end(group), match.end()), "")


def _blocks(text: str, closed: list[Block], masks: list[Mask]) -> Iterator[Block]:
    """Blocks outside code; the marks before each line are added to `masks`."""
    seen_headline = False
    kind, start, end = "", 0, 0
    offset = 0
    for line in text.splitlines(keepends=True):
        at, offset = offset, offset + len(line)
        body = line.rstrip()
        match = _PREFIX.match(body)
        if not body.strip() or _within(at, closed) or _RULE.match(body) or match is None:
            if kind:
                yield Block(kind, Span(start, end))
            kind = ""
            continue
        if match.end():
            masks.append(Mask(Span(at, at + match.end())))
        own = HEADING if match["heading"] else LIST_ITEM if match["item"] else QUOTE if match["quote"] else PARAGRAPH
        if own == HEADING and not seen_headline:
            own, seen_headline = HEADLINE, True
        if body.count("|") > 1:
            masks.extend(Mask(Span(at + cell.start(), at + cell.end())) for cell in _CELL.finditer(body))
        joins = (kind == own and own in (PARAGRAPH, QUOTE)) or (kind == LIST_ITEM and own == PARAGRAPH)
        if not joins:
            if kind:
                yield Block(kind, Span(start, end))
            kind, start = own, at + match.end()
        end = at + len(body)
    if kind:
        yield Block(kind, Span(start, end))


def layout(text: str, before: object = None) -> Layout:  # noqa: ARG001
    """The masks and blocks of the text."""
    document = read(text, "", "en")
    return Layout(document.masks, document.structure)


def marks(piece: str) -> list[str]:
    """The marks of a piece that shows nothing."""
    return [piece] if piece else []


def whole(piece: str) -> bool:  # noqa: ARG001
    """True."""
    return True


def closes(opening: str, closing: str) -> bool:
    """True for a pair."""
    return opening == closing


def escaped(replacement: str) -> list[str]:
    """The replacement."""
    return [replacement]
