"""Reads one source into a Document: which format, and what in it is no prose."""

import importlib
import pkgutil
from functools import cache
from pathlib import PurePath
from typing import Protocol, cast

from checks.core.document import Document


class Format(Protocol):
    """What a module here offers: the endings it reads, and a reader."""

    SUFFIXES: tuple[str, ...]

    def read(self, text: str, name: str, language: str) -> Document:
        """The document of a decoded source text."""
        ...


@cache
def formats() -> dict[str, Format]:
    """Every format by the suffix it reads, dot included."""
    found: dict[str, Format] = {}
    for info in pkgutil.iter_modules(__path__):
        module = cast(Format, importlib.import_module(f"{__name__}.{info.name}"))
        found.update(dict.fromkeys(module.SUFFIXES, module))
    return found


def read(text: str, name: str = "<text>", language: str = "en") -> Document:
    """The document of a decoded text, read by the ending of its name; any other ending is plain text."""
    known = formats()
    suffix = PurePath(name).suffix.lower()
    return known[suffix if suffix in known else ".txt"].read(text, name, language)
