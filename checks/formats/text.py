"""Plain text: what is pasted, scraped or exported without markup of its own. Any markup in it is residue."""

from checks.core.document import Document

SUFFIXES = (".txt", ".text")


def read(text: str, name: str, language: str) -> Document:
    """The document; its blocks are found by its lines."""
    return Document(text, name=name, language=language)
