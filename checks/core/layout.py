"""What a format makes of a source text: its blocks, and what in it is not read as it stands."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol, cast

from checks.core.blocks import Block
from checks.core.masking import Mask
from checks.core.span import Span


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a source in reading order, None where they are to be found by its lines, and its masks.

    `asides` are read apart from the article, and may lie inside a block or a mask: a title for the browser's tab, a
    description for search engines, an alternative text. They often say again what the article says.

    `kept` are pieces for a program, which no fix may change, whatever it mends around them; `doubted` are what looks
    like such pieces where the format has none: a fix that changes them is never safe.
    """

    masks: tuple[Mask, ...] = ()
    blocks: tuple[Block, ...] | None = None
    asides: tuple[Block, ...] = ()
    kept: tuple[Span, ...] = ()
    doubted: tuple[Span, ...] = ()


class Format(Protocol):
    """What a module of checks/formats/ offers to the core."""

    def layout(self, text: str, before: Any = None) -> Layout:
        """The layout of a source text; `before` is the Document that it was an edit ago."""
        ...

    def escaped(self, replacement: str) -> Sequence[str]:
        """Ways to write what a reader is to see, the plainest first; what does not read right is not used."""
        ...

    def marks(self, piece: str) -> Sequence[str]:
        """The marks that a piece of source consists of, which shows nothing: together they are the piece."""
        ...

    def whole(self, piece: str) -> bool:
        """True where a piece of source can go without tearing a mark from its partner."""
        ...

    def closes(self, opening: str, closing: str) -> bool:
        """True where two marks of the format are a pair, so that with nothing in it they can go together."""
        ...

    def joint(self, piece: str) -> tuple[str, str] | None:
        """What is to stay, before and after a new word, of a piece of source that parts two lines or blocks.

        None where more lies between them than a break, or where its marks belong to more than the two.
        """
        ...


@cache
def format_named(name: str) -> Format:
    """The format of that name. Raises ValueError where checks/formats/ has no such module."""
    try:
        return cast(Format, importlib.import_module(f"checks.formats.{name}"))
    except ModuleNotFoundError as error:
        raise ValueError(f"no format {name!r}: text, markdown, html or docx") from error
