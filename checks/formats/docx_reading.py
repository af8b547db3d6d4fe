"""Unpacks a .docx: which parts of it are read, what their paragraphs show, and what stands beside them."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from checks.core.blocks import CAPTION, HEADLINE
from checks.core.errors import SourceError
from checks.formats.docx_package import Beside, Package, Paragraph, Piece, W
from checks.formats.docx_styles import kind_of, style_kinds

LARGEST = 200_000_000
"""A part that unpacks to more bytes is refused: no article is so long."""

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}cNvPr"
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_UNREAD = {W + tag for tag in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "txbxContent")} | {_FALLBACK}
_SHOWN = {W + "tab": "\t", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "\u2011"}
_NOT_READ = (
    zipfile.BadZipFile,
    KeyError,
    etree.XMLSyntaxError,
    RuntimeError,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
    zlib.error,
)
"""What zipfile and lxml raise on a damaged file."""
_OLD = b"\xd0\xcf\x11\xe0"
"""What a .doc starts with, and a .docx with a password."""


def unpacked(data: bytes, name: str = "the file") -> Package:
    """The paragraphs of a file. Raises SourceError, with the next step, where it is no .docx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts, styles = _parts(archive)
            core = _core(archive)
    except _NOT_READ as error:
        if data.startswith(_OLD):
            reason = "an old .doc or a file with a password: open it in Word or LibreOffice and save it as .docx"
        else:
            reason = "damaged, or no .docx: open it in Word or LibreOffice and save it as .docx again"
        raise SourceError(f"{name}: cannot be read as .docx; {reason}.") from error
    package = Package(data, parts, list(_paragraphs(parts, styles)), _besides(parts, core))
    at = len(package.body)
    for each in package.besides:
        each.start = at + 1
        at = each.end
    return package


def _paragraphs(parts: dict[str, Any], styles: dict[str, str]) -> Iterator[Paragraph]:
    """The paragraphs of all parts, one after another; one whose end is deleted shares its line with the next."""
    at = 0
    for tree in parts.values():
        for element in _elements(tree):
            paragraph = Paragraph(element, kind_of(element, styles), at)
            for shown, shower in _pieces(element):
                paragraph.pieces.append(Piece(at, shown, shower))
                at += len(shown)
            paragraph.end = at
            yield paragraph
            at += element.find(f"{W}pPr/{W}rPr/{W}del") is None


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
            styles = style_kinds(_tree(archive, own))
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


def _elements(tree: Any) -> Iterator[Any]:
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
