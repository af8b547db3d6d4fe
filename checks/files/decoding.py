"""From bytes to text and back, with nothing lost."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from checks.core.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded text and the encoding that gives its bytes back. A byte order mark is the text's first code point."""

    text: str
    encoding: str

    def encode(self, text: str) -> bytes:
        """`text` in the encoding of the source. Raises SourceError where the encoding lacks a character."""
        try:
            return text.encode(self.encoding)
        except UnicodeEncodeError as error:
            lost = text[error.start]
            raise SourceError(f"{self.encoding} has no {lost!r}: save the file as UTF-8 first.") from error


def decode(data: bytes, name: str, encoding: str | None = None) -> Source:
    """The text of `data`: in `encoding` where one is given, else UTF-8, or UTF-16 with a byte order mark.

    Raises SourceError with the next step where the bytes are binary or of another encoding.
    """
    chosen = "utf-8" if encoding is None else encoding
    try:
        chosen = _as_marked(data, encoding)
        text = data.decode(chosen)
    except LookupError as error:
        raise SourceError(
            f"{name}: unknown encoding {encoding!r}: give one such as utf-8, cp1252 or latin-1."
        ) from error
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            raise SourceError(f"{name}: this is no text but a binary file: export it as text first.") from error
        raise SourceError(
            f"{name}: not {chosen} at byte {error.start}: name its encoding, e.g. --encoding cp1252."
        ) from error
    if "\0" in text:
        raise SourceError(f"{name}: this is no text but a binary file: export it as text first.")
    return Source(text, chosen)


def _as_marked(data: bytes, encoding: str | None) -> str:
    """The encoding, which a byte order mark tells where it is not named, or named without an order of bytes.

    Raises LookupError where there is none of that name.
    """
    marked = next((own for mark, own in _MARKS if data.startswith(mark)), None)
    if encoding is None:
        return marked or "utf-8"
    return marked if marked and codecs.lookup(encoding).name == "utf-16" else encoding


def load(path: Path, encoding: str | None = None) -> Source:
    """The decoded file. Raises SourceError where it cannot be read or decoded."""
    return decode(load_bytes(path), str(path), encoding)


def load_bytes(path: Path) -> bytes:
    """The file as it lies. Raises SourceError where it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror if error.strerror is not None else str(error)
        raise SourceError(f"{path}: cannot be read ({reason}): check the path and its permissions.") from error
