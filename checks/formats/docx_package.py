"""The package that a .docx is: its paragraphs, what each shows, and which element shows it."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from checks.core.blocks import CAPTION, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE
from checks.core.errors import SourceError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LARGEST = 200_000_000
"""A part that unpacks to more bytes is refused: no article is so long."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_BREAK = re.compile(r"[\r\n]")
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_UNREAD = {W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent")} | {_FALLBACK}
_SHOWN = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
_STYLES = (
    ("subtitle", PARAGRAPH),
    ("title", HEADLINE),
    ("heading", HEADING),
    ("list", LIST_ITEM),
    ("caption", CAPTION),
    ("quote", QUOTE),
    ("intense quote", QUOTE),
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of the text from `start` on, and the element (w:t, w:tab, w:br …) that shows them."""

    start: int
    shown: str
    element: Any


@dataclass(slots=True)
class Paragraph:
    """A w:p, where its text starts and ends in the text of the file, and the part that it lies in."""

    element: Any
    kind: str
    start: int = 0
    end: int = 0
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Beside:
    """A line of text that is no paragraph: an attribute of some elements or, where `attribute` is empty, their text."""

    elements: list[Any]
    attribute: str
    kind: str
    part: str
    start: int = 0

    @property
    def value(self) -> str:
        """What the file says."""
        value = self.elements[0].get(self.attribute) if self.attribute else self.elements[0].text
        return value or ""

    @property
    def shown(self) -> str:
        """The value in one line, every character in its place."""
        return _BREAK.sub(" ", self.value)

    @property
    def end(self) -> int:
        """Where it ends in the text of the file."""
        return self.start + len(self.value)

    def change(self, start: int, end: int, replacement: str) -> None:
        """Puts a replacement where a stretch of the text stood that may reach beyond it."""
        start, end = max(start - self.start, 0), max(end - self.start, 0)
        value = self.value[:start] + _BREAK.sub(" ", replacement) + self.value[end:]
        for element in self.elements:
            if self.attribute:
                element.set(self.attribute, value)
            else:
                element.text = value


@dataclass
class Package:
    """The unpacked file: `parts` are the trees that hold text, by name; `data` is the file as it came.

    `besides` are the lines behind the paragraphs.
    """

    data: bytes
    parts: dict[str, Any]
    paragraphs: list[Paragraph]
    besides: list[Beside] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The paragraphs and what stands beside, joined by line feeds."""
        return "".join([self.body, *(f"\n{each.shown}" for each in self.besides)])

    @property
    def body(self) -> str:
        """The paragraphs joined by line feeds, but for those whose end is deleted by a tracked change."""
        parts: list[str] = []
        end = 0
        for each in self.paragraphs:
            parts += ["\n"] * (each.start - end)
            parts += [piece.shown for piece in each.pieces]
            end = each.end
        return "".join(parts)

    def packed(self) -> bytes:
        """The file with its text parts as they now are, every other part as it was."""
        trees = self.parts | {each.part: each.elements[0] for each in self.besides}
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(self.data)) as old, zipfile.ZipFile(out, "w") as new:
            new.comment = old.comment
            for info in old.infolist():
                content = old.read(info)
                if info.filename in trees:
                    tree = trees[info.filename].getroottree()
                    content = etree.tostring(tree, encoding="UTF-8", xml_declaration=True, standalone=True)
                new.writestr(info, content, info.compress_type)
        return out.getvalue()


def unpacked(data: bytes, name: str = "the file") -> Package:
    """The paragraphs of a file. Raises SourceError, with the next step, where it is no .docx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts, styles = _parts(archive)
            core = _core(archive)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError, RuntimeError, NotImplementedError, OSError, EOFError,
            ValueError, zlib.error) as error:  # fmt: skip
        if data[:4] == b"\xd0\xcf\x11\xe0":
            reason = "an old .doc or a file with a password: open it in Word or LibreOffice and save it as .docx"
        else:
            reason = "damaged, or no .docx: open it in Word or LibreOffice and save it as .docx again"
        raise SourceError(f"{name}: cannot be read as .docx; {reason}.") from error
    package = Package(data, parts, [])
    at = 0
    for tree in parts.values():
        for element in _paragraphs(tree):
            paragraph = Paragraph(element, _kind(element, styles), at)
            for shown, shower in _pieces(element):
                paragraph.pieces.append(Piece(at, shown, shower))
                at += len(shown)
            paragraph.end = at
            package.paragraphs.append(paragraph)
            at += element.find(f"{W}pPr/{W}rPr/{W}del") is None
    package.besides = _besides(parts, core)
    at = len(package.body)
    for each in package.besides:
        each.start = at + 1
        at = each.end
    return package


def _besides(parts: dict[str, Any], core: tuple[str, Any]) -> list[Beside]:
    """The alternative texts in the order of their pictures, then the title; nothing that a program named by itself."""
    found: list[Beside] = []
    for name, tree in parts.items():
        for picture in tree.iter(_DRAWING + "docPr"):
            if next(picture.iterancestors(_FALLBACK, W + "del", W + "moveFrom"), None) is None:
                copies = [one for one in picture.getparent().iter(_PICTURE) if one.get("descr") == picture.get("descr")]
                found.append(Beside([picture, *copies], "descr", CAPTION, name))
    name, tree = core
    titles = [] if tree is None else list(tree.iter(_TITLE))
    found += [Beside([title], "", HEADLINE, name) for title in titles]
    return [each for each in found if " " in each.value.strip()]


def _parts(archive: zipfile.ZipFile) -> tuple[dict[str, Any], dict[str, str]]:
    main = next(
        (target for kind, target in _related(archive, "_rels/.rels") if kind == "officeDocument"), "word/document.xml"
    ).lstrip("/")
    folder, _, file = main.rpartition("/")
    related = _related(archive, f"{folder}/_rels/{file}.rels".lstrip("/"))
    parts, styles = {main: _tree(archive, main)}, {}
    if next(parts[main].iter(W + "body"), None) is None:
        raise ValueError("no body")
    for kind, target in related:
        own = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
        if kind in ("footnotes", "endnotes") and own in archive.namelist():
            parts[own] = _tree(archive, own)
        elif kind == "styles" and own in archive.namelist():
            styles = _style_kinds(_tree(archive, own))
    return parts, styles


def _core(archive: zipfile.ZipFile) -> tuple[str, Any]:
    """The name and the tree of the part with the file's properties."""
    name = next((target for kind, target in _related(archive, "_rels/.rels") if kind == "core-properties"), "")
    name = name.lstrip("/")
    return (name, _tree(archive, name)) if name in archive.namelist() else ("", None)


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    if archive.getinfo(name).file_size > LARGEST:
        raise ValueError(f"{name} is too large")
    return etree.fromstring(archive.read(name), etree.XMLParser(resolve_entities=False, no_network=True))


def _related(archive: zipfile.ZipFile, name: str) -> list[tuple[str, str]]:
    """Kind and target of every part that a part names."""
    if name not in archive.namelist():
        return []
    found = _tree(archive, name).iter(_RELATIONS)
    return [(each.get("Type", "").rpartition("/")[2], each.get("Target", "")) for each in found]


def _style_kinds(tree: Any) -> dict[str, str]:
    """The kind of block that each paragraph style stands for, by its id; names are English in every Word."""
    kinds: dict[str, str] = {}
    basis: dict[str, str] = {}
    for style in tree.iter(W + "style"):
        key = style.get(W + "styleId", "")
        name = _value(style, "name").lower()
        basis[key] = _value(style, "basedOn")
        kind = next((kind for start, kind in _STYLES if name.startswith(start)), "")
        if kind or style.find(f"{W}pPr/{W}numPr") is not None:
            kinds[key] = kind or LIST_ITEM
    for key in basis:
        seen, at = {key}, key
        while at not in kinds and basis.get(at) and basis[at] not in seen:
            at = basis[at]
            seen.add(at)
        if at in kinds:
            kinds.setdefault(key, kinds[at])
    return kinds


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(W + "val", "")


def _kind(paragraph: Any, styles: dict[str, str]) -> str:
    kind = styles.get(_value(paragraph, "pPr/pStyle"), "")
    numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None and _value(paragraph, "pPr/numPr/numId") != "0"
    if not kind and (numbered or paragraph.getparent().tag == W + "tc"):
        return LIST_ITEM
    return kind or PARAGRAPH


def _paragraphs(tree: Any) -> Iterator[Any]:
    """Every w:p that is read: those of notes that only draw a line, and copies for old programs, are not."""
    for element in tree.iter(W + "p"):
        around = list(element.iterancestors(_FALLBACK, W + "footnote", W + "endnote"))
        if not any(one.tag == _FALLBACK or one.get(W + "type") for one in around):
            yield element


def _pieces(element: Any) -> Iterator[tuple[str, Any]]:
    """What a paragraph shows, in order, and the element that shows it."""
    for child in element:
        tag = child.tag
        if tag in _UNREAD or tag == W + "p" or (tag == W + "r" and _hidden(child)):
            continue
        if tag == W + "t":
            if child.text:
                yield child.text, child
        elif tag in _SHOWN:
            if child.get(W + "type", "textWrapping") == "textWrapping":
                yield _SHOWN[tag], child
        elif isinstance(tag, str):
            yield from _pieces(child)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and mark.get(W + "val", "true") not in ("0", "false", "off")
