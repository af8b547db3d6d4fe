"""The package that a .docx is: its paragraphs, what each shows, and which element shows it."""

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold."""

_BREAK = re.compile(r"[\r\n]")


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

    `besides` are the lines after the paragraphs.
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
