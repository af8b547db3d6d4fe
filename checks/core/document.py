"""An article as the rules see it."""

import bisect
import re
from dataclasses import dataclass, replace
from functools import cached_property

from checks.core.blocks import CODE, FRONT_MATTER, Block, plain_blocks
from checks.core.masking import Mask, machine_spans, masked
from checks.core.sentences import split
from checks.core.span import Span
from checks.core.tokens import Token, tokenise

_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Document:
    """A source text and its views, each made once and as long as `text`: a span found in any is valid in the source.

    `masks` is what the format says is no prose; `structure` its blocks, None where plain text is to be divided here.
    """

    text: str
    name: str = "<text>"
    language: str = "en"
    format: str = "text"
    masks: tuple[Mask, ...] = ()
    structure: tuple[Block, ...] | None = None

    def with_text(self, text: str) -> "Document":
        """The same article with another plain text: what a fix leaves. A format reads its own source again instead."""
        return replace(self, text=text, masks=(), structure=None)

    @cached_property
    def visible(self) -> str:
        """The text without what the format masks: code, front matter, the file's own markup."""
        return masked(self.text, (mask.span for mask in self.masks)) if self.masks else self.text

    @cached_property
    def prose(self) -> str:
        """What people read: `visible` without addresses, handles, file names, tags, shortcodes and entities."""
        return masked(self.visible, machine_spans(self.visible))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Headline, headings, paragraphs, list items, captions …, in order."""
        return plain_blocks(self.prose) if self.structure is None else self.structure

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence of every block that is prose; a heading is one sentence."""
        return tuple(
            sentence
            for block in self.blocks
            if block.kind not in (CODE, FRONT_MATTER)
            for sentence in split(self.prose, block.span)
        )

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Words and numbers, in order."""
        return tokenise(self.prose, self.masks)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _NEWLINE.finditer(self.text))]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both counted from 1 in code points; CRLF, CR and LF each end a line."""
        line = bisect.bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_at(self, offset: int) -> Span:
        """The sentence that holds an offset; an empty span there where none does."""
        index = bisect.bisect_right(self._sentence_starts, offset) - 1
        if index >= 0 and offset <= self.sentences[index].end:
            return self.sentences[index]
        return Span(offset, offset)
