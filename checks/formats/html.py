"""HTML: a page's article or a fragment. Its own markup is masked; what a reader would see as markup is artifacts.

Of a page the article is read: <article> or <main>, what calls itself articleBody, or the element that holds most
paragraphs; and its title, its description, alternative texts and titles of links, apart from the article. Line breaks
and indentation of the source are spaces; inline elements break no word; references are the characters they stand for.
The front matter, template marks and formulas of a page that a program makes are for that program.
"""

import html
from typing import Any

from checks.core.blocks import FRONT_MATTER, Block
from checks.core.layout import Layout
from checks.core.lines import first_offset
from checks.formats import front_matter
from checks.formats.block_layout import layout_of
from checks.formats.dialect_marks import BLANK, Scan, filled
from checks.formats.html_article import article
from checks.formats.html_reader import Reader
from checks.formats.html_tokens import BLOCKS, TOKEN, VOID, parsed

SUFFIXES = (".html", ".htm", ".xhtml")


def layout(text: str, before: Any = None) -> Layout:  # noqa: ARG001
    """The masks and blocks of a page's article or of a fragment."""
    marks, matter = Scan(text).marks(), front_matter.extent(text)
    source = filled(text, marks)
    first = max(matter.end, first_offset(text))
    tree = parsed(BLANK * first + source[first:])
    reader = Reader(tree, article(tree))
    for block, masks in front_matter.fields(source, matter):
        reader.asides.append(block)
        reader.masks += masks
    reader.read()
    ahead = [Block(FRONT_MATTER, matter)] if len(matter) else []
    return layout_of(text, reader.masks, [*ahead, *reader.blocks], reader.asides, marks)


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
