"""Reads a file into a Document and writes it back mended. One module here is one format; what one needs beside it has
an underscore in its name.

A file, an upload or a paste becomes an Original, which keeps the bytes; its text is what every position counts in:

    original = formats.load(data, "report.docx")         # bytes and a name; raises SourceError
    document = original.document()                       # for check(document)
    text = fix(document)                                 # or whatever the editor made of original.text
    data = original.encode(text)                         # the mended file; outside what changed nothing is touched
    data = original.encode(text, tracked=True, author="Ann Example")   # .docx: each change as a tracked change

An edited text is read again by `original.document(text)`, or, where the bytes are not at hand, by
`read(text, name)`; a .docx then has no styles, and its blocks are found by its lines. What a fix replaces is source
text: findings of a Document have their fixes escaped for its format.
"""

import importlib
import pkgutil
import re
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from pathlib import PurePath
from types import ModuleType

from checks.core.document import Document
from checks.core.errors import SourceError
from checks.files import decoding

TEXT, HTML, DOCX = "text", "html", "docx"

_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)\b[^<>]{0,200}?\b(?:charset|encoding)\s*=\s*["']?
    ((?:windows-|cp|iso-8859-|koi8-|euc-|shift_jis|big5|gb|latin|us-ascii|ascii|macintosh)[\w-]*)""",
    re.IGNORECASE | re.VERBOSE,
)
_DECLARED = dict.fromkeys((b"iso-8859-1", b"latin-1", b"latin1", b"ascii", b"us-ascii"), "cp1252")
"""What browsers take for the name that a page gives its encoding."""


@cache
def formats() -> dict[str, str]:
    """The name of the format for every suffix that is read, dot included."""
    found: dict[str, str] = {}
    for info in pkgutil.iter_modules(__path__):
        if "_" not in info.name:
            module = importlib.import_module(f"{__name__}.{info.name}")
            found.update(dict.fromkeys(module.SUFFIXES, info.name))
    return found


def format_of(name: str) -> str:
    """The format that the ending of a file's name stands for; any other ending is plain text."""
    return formats().get(PurePath(name.replace("\\", "/")).suffix.lower(), TEXT)


def read(text: str, name: str = "<text>", language: str = "en") -> Document:
    """The document of a source text, read by the ending of its name."""
    return Document(text, name=name, language=language, format=format_of(name))


@dataclass(frozen=True)
class Original:
    """A file as it came: its text, and its bytes for writing it back."""

    name: str
    text: str
    data: bytes = field(repr=False)
    encoding: str = "utf-8"

    @property
    def format(self) -> str:
        """The name of its format: text, markdown, html or docx."""
        return format_of(self.name)

    def document(self, text: str | None = None, language: str = "en") -> Document:
        """The document of its text, or of a text that was made of it: paragraphs keep their style."""
        if self.format == DOCX:
            document: Document = _docx().read(self.data, self.name, language)
        else:
            document = read(self.text, self.name, language)
        return document if text is None or text == self.text else document.with_text(text)

    def encode(
        self, text: str, *, tracked: bool = False, author: str = "Copydesk", when: datetime | None = None
    ) -> bytes:
        """The bytes of the file with another text; the very same bytes where the text is unchanged.

        `tracked`, `author` and `when` (now where it is None) are for .docx: each change is marked as a tracked change.
        Raises SourceError where the encoding lacks a character.
        """
        if text == self.text:
            return self.data
        if self.format == DOCX:
            written: bytes = _docx().write(self.data, text, tracked=tracked, author=author, when=when)
            return written
        return decoding.Source(self.text, self.encoding).encode(text)


def load(data: bytes, name: str, encoding: str | None = None) -> Original:
    """The file of that name. Raises SourceError, with the next step, where it cannot be read."""
    if format_of(name) == DOCX:
        return Original(name, _docx().text_of(data, name), data, DOCX)
    try:
        source = decoding.decode(data, name, encoding)
    except SourceError:
        declared = _CHARSET.search(data, 0, 2048) if encoding is None and format_of(name) == HTML else None
        if declared is None:
            raise
        source = decoding.decode(data, name, _DECLARED.get(declared[1].lower(), declared[1].decode()))
    return Original(name, source.text, data, source.encoding)


def _docx() -> ModuleType:
    return importlib.import_module(f"{__name__}.docx")
