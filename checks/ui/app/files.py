"""Files in and out: what came in as Word or in another encoding goes out as it came."""

import base64
import codecs
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from typing import Any

from markdown_it import MarkdownIt

from checks import formats
from checks.core.document import Document
from checks.core.errors import SourceError
from checks.ui.app.desk import Desk

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIMES = {"text": "text/plain", "markdown": "text/markdown", "mdx": "text/markdown", "html": "text/html", "docx": WORD}
ENCODINGS = {
    "cp1252": "Western European (Windows-1252)",
    "latin-1": "Western European (ISO 8859-1)",
    "mac-roman": "Western European (Mac OS Roman)",
    "cp1250": "Central European (Windows-1250)",
    "iso-8859-2": "Central European (ISO 8859-2)",
    "cp1251": "Cyrillic (Windows-1251)",
    "utf-16-le": "UTF-16, little end first",
    "utf-16-be": "UTF-16, big end first",
}
"""What is offered for a file that is not UTF-8, the likeliest first."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to hand out. `note` says what the editor should know of it."""

    name: str
    mime: str
    data: bytes
    note: str = ""

    def packed(self) -> dict[str, Any]:
        """The file as it goes to the page."""
        return {
            "name": self.name,
            "mime": self.mime,
            "data": base64.b64encode(self.data).decode("ascii"),
            "note": self.note,
        }


def document_of(desk: Desk) -> Document:
    """The article as its format reads it."""
    if desk.source is not None:
        return original_of(desk.source, desk.name).document(desk.text, desk.language)
    return formats.read(desk.text, desk.name, desk.language)


@lru_cache(maxsize=8)
def original_of(source: bytes, name: str) -> formats.Original:
    """The Word file that an article came from."""
    return formats.load(source, name)


def is_word(desk: Desk) -> bool:
    """True where the article came as a Word file."""
    return desk.source is not None


def straight(desk: Desk) -> bool:
    """True where the text in the browser is the whole file, so that nobody need be asked for it."""
    return not is_word(desk) and codecs.lookup(desk.encoding).name == "utf-8"


def as_it_came(desk: Desk, tracked: bool = True) -> File:
    """The article in the format and encoding in which it came; of a Word file each change is a tracked change."""
    if desk.source is not None:
        data = original_of(desk.source, desk.name).encode(desk.text, tracked=tracked)
        return File(own_name(desk), WORD, data)
    mime = MIMES.get(formats.format_of(desk.name), "text/plain")
    original = formats.Original(desk.name, "", b"", desk.encoding)
    try:
        return File(own_name(desk), mime, original.encode(desk.text))
    except SourceError as error:
        return File(own_name(desk), mime, desk.text.encode("utf-8", "surrogatepass"), f"Saved as UTF-8: {error}")


def own_name(desk: Desk) -> str:
    """The name of the article's file, without folders."""
    return PurePath(desk.name.replace("\\", "/")).name


def rendered(markdown: str) -> str:
    """Markdown as HTML; markup inside it stays text."""
    return str(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(markdown))


def peek(data: bytes, encoding: str, most: int = 240) -> str:
    """The first letters beyond ASCII with what stands around them, to judge an encoding by; "" where it cannot be."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return ""
    places = [max(match.start() - 20, 0) for match in re.finditer(r"[^\x00-\x7f]", text)]
    at = places[0] if places else 0
    return " ".join(text[at : at + most].split())
