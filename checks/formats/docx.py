"""Word's .docx: its text is its paragraphs joined by line feeds, with a map to paragraph and run.

Read are the body, its tables and text boxes, footnotes and endnotes; then, each in a line of its own and apart from
the article, the alternative texts of its pictures and the title in its properties. Inserted text is read; deleted and
hidden text is not, nor are headers, footers, comments, charts and formulas. Only the parts with a change in them are
written anew.
"""

from collections.abc import Sequence
from datetime import datetime
from difflib import SequenceMatcher

from checks.core.blocks import PARAGRAPH, Block, paragraph_kind
from checks.core.document import Document
from checks.core.layout import Layout
from checks.core.span import Span
from checks.formats.block_layout import with_headline

SUFFIXES = (".docx",)


def text_of(data: bytes, name: str) -> str:
    """The text of a file. Raises SourceError where it is no .docx."""
    from checks.formats.docx_reading import unpacked

    return unpacked(data, name).text


def read(data: bytes, name: str, language: str) -> Document:
    """The document of a file: its headings, list items, quotations and captions are those of its styles."""
    from checks.formats.docx_reading import unpacked

    package = unpacked(data, name)
    text, lines = package.text, [(Span(each.start, each.end), each.kind) for each in package.paragraphs]
    asides = _asides(text, [(Span(each.start, each.end), each.kind) for each in package.besides])
    return Document(text, name=name, language=language, format="docx", structure=_blocks(text, lines), asides=asides)


def _blocks(text: str, kinds: Sequence[tuple[Span, str]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for span, kind in kinds:
        own = span.stripped(text)
        if len(own):
            blocks.append(Block(paragraph_kind(own.of(text), blocks) if kind == PARAGRAPH else kind, own, span))
    return with_headline(blocks)


def _asides(text: str, lines: Sequence[tuple[Span, str]]) -> tuple[Block, ...]:
    return tuple(Block(kind, span, span) for span, kind in lines if span.of(text).strip())


def layout(text: str, before: Document | None = None) -> Layout:
    """The layout of a text that was made of a file's: a line keeps the kind of the paragraph that it was."""
    old = before.text.split("\n") if before else []
    new, known = text.split("\n"), _line_kinds(before)
    kinds = [(PARAGRAPH, False)] * len(new)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and i2 - i1 == j2 - j1):
            kinds[j1:j2] = known[i1:i2]
        elif tag == "replace":
            kinds[j1:j2] = [known[i1]] * (j2 - j1)
    lines: dict[bool, list[tuple[Span, str]]] = {False: [], True: []}
    at = 0
    for line, (kind, aside) in zip(new, kinds, strict=True):
        lines[aside].append((Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Layout((), _blocks(text, lines[False]), _asides(text, lines[True]))


def _line_kinds(before: Document | None) -> list[tuple[str, bool]]:
    """Of each line the kind of its block, and whether it stands aside."""
    if before is None:
        return []
    kinds, at = [], 0
    blocks = [(block, False) for block in before.structure or ()] + [(block, True) for block in before.asides]
    for line in before.text.split("\n"):
        while blocks and blocks[0][0].span.end < at:
            blocks.pop(0)
        here = bool(blocks) and blocks[0][0].span.start <= at + len(line)
        kinds.append((blocks[0][0].kind, blocks[0][1]) if here else (PARAGRAPH, False))
        at += len(line) + 1
    return kinds


def write(
    data: bytes, text: str, *, tracked: bool = False, author: str = "Copydesk", when: datetime | None = None
) -> bytes:
    """The file with another text. A replacement looks like the first run it touches; every other run is as it was.

    `tracked` makes each change a tracked one: to accept all gives `text`, to reject all gives the file as it came. Word
    tracks no change of an alternative text or of the title: they are changed at once.
    """
    from checks.formats.docx_changes import Changes
    from checks.formats.docx_reading import unpacked
    from checks.formats.docx_runs import Runs

    package = unpacked(data)
    Changes(package, Runs(package, tracked=tracked, author=author, when=when)).make(text)
    return package.packed()


def escaped(replacement: str) -> list[str]:
    """The replacement: nothing in it is a mark; an empty line between paragraphs is none in a file of paragraphs."""
    return [replacement.replace("\n\n", "\n")]


def marks(piece: str) -> list[str]:
    """The pieces of source that show nothing: spaces at the edges of a paragraph."""
    return [piece] if piece else []


def whole(piece: str) -> bool:  # noqa: ARG001
    """True: a text without marks has none to tear apart."""
    return True


def closes(opening: str, closing: str) -> bool:  # noqa: ARG001
    """False: there are no marks."""
    return False


def joint(piece: str) -> tuple[str, str] | None:
    """Nothing, where a piece is the end of a paragraph and empty ones after it."""
    return None if piece.strip() else ("", "")
