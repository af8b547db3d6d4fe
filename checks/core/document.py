"""An article as the rules see it."""

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from checks.core.blocks import CODE, FRONT_MATTER, HEADING, HEADLINE, Block, plain_blocks
from checks.core.layout import Layout, format_named
from checks.core.lines import first_offset
from checks.core.masking import Mask, machine_spans, masked
from checks.core.patterns import matched
from checks.core.reading import Reading, read
from checks.core.sentences import split
from checks.core.span import Span, united
from checks.core.tokens import Tokens, tokenise

_NEWLINE = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Document:
    """A source text and its views, each made once and as long as `text`: a span found in any is valid in the source.

    `format` is the name of a module in checks/formats/. `masks`, `structure` and `asides` are given where its layout
    is known. What one of the regular expressions `patterns` matches is for a program: neither read nor changed.
    Raises ValueError, at the first view, on an unknown format, and SettingsError on an expression that takes too long.
    """

    text: str
    name: str = "<text>"
    language: str = "en"
    format: str = "text"
    masks: tuple[Mask, ...] = ()
    structure: tuple[Block, ...] | None = None
    asides: tuple[Block, ...] = ()
    patterns: tuple[str, ...] = ()

    def masking(self, patterns: tuple[str, ...]) -> "Document":
        """The same article with these expressions for what is neither read nor changed."""
        return self if patterns == self.patterns else replace(self, patterns=patterns)

    def with_text(self, text: str) -> "Document":
        """The same article with another source text: what a fix leaves, read again."""
        if self.structure is None:
            return replace(self, text=text, masks=())
        layout = format_named(self.format).layout(text, self)
        return replace(self, text=text, masks=layout.masks, structure=layout.blocks, asides=layout.asides)

    @cached_property
    def layout(self) -> Layout:
        """What the format makes of the text, and what `patterns` take out of it."""
        hidden = matched(self.text, self.patterns)
        if self.masks or self.structure is not None:
            found = Layout(self.masks, self.structure, self.asides)
        else:
            found = format_named(self.format).layout(masked(self.text, hidden) if hidden else self.text)
        return replace(found, masks=(*map(Mask, hidden), *found.masks), kept=(*hidden, *found.kept))

    @cached_property
    def kept(self) -> tuple[Span, ...]:
        """What no fix may change, in order and without overlaps."""
        return united(self.layout.kept)

    @cached_property
    def doubted(self) -> tuple[Span, ...]:
        """What no safe fix may change, likewise."""
        return united(self.layout.doubted)

    @cached_property
    def readings(self) -> tuple[tuple["Document", Reading | None], ...]:
        """What the rules read, each with the way back into the source: the article first, then what stands aside.

        A text without marks of its own is read as it stands, and needs no way back but around a byte order mark.
        """
        if self.layout.blocks is None:
            return (self._unmarked(),) if first_offset(self.text) else ((self, None),)
        asides, masks = self.layout.asides, self.layout.masks
        hidden = [*masks, *(Mask(block.span, "") for block in asides)]
        found = [read(self.text, hidden, self.layout.blocks), read(self.text, masks, asides, aside=True)]
        return tuple((self._as_read(reading), reading) for reading in found if reading.text or not reading.aside)

    def _unmarked(self) -> tuple["Document", Reading]:
        """The text after its byte order mark, which every rule would else take for a part of the first word."""
        first, end = first_offset(self.text), len(self.text)
        masks = (Mask(Span(mask.span.start - first, mask.span.end - first), mask.shows) for mask in self.masks)
        copy = replace(self, text=self.text[first:], masks=tuple(masks))
        return copy, Reading(copy.text, range(first, end), range(first + 1, end + 1))

    def _as_read(self, reading: Reading) -> "Document":
        copy = replace(self, text=reading.text, masks=reading.unread, structure=reading.blocks, asides=(), patterns=())
        copy.__dict__["readings"] = ((copy, None),)
        return copy

    def shown(self, span: Span) -> str:
        """What a reader sees of a stretch of the source: its words without marks, entities decoded."""
        for copy, reading in self.readings:
            if reading is None:
                return span.of(self.text)
            own = reading.of_source(span)
            if len(own):
                return own.of(copy.text)
        return ""

    @cached_property
    def visible(self) -> str:
        """The text without what the format masks: code, front matter, the file's own markup."""
        return masked(self.text, (mask.span for mask in self.layout.masks)) if self.layout.masks else self.text

    @cached_property
    def prose(self) -> str:
        """What people read: `visible` without addresses, handles, file names, tags, shortcodes and entities."""
        return masked(self.visible, machine_spans(self.visible))

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """Headline, headings, paragraphs, list items, captions …, in order."""
        if self.layout.blocks is not None:
            return self.layout.blocks
        copy, way = self.readings[0]
        found = plain_blocks(copy.prose)
        return tuple(replace(block, span=way.in_source(block.span)) for block in found) if way else found

    def kind_at(self, offset: int) -> str:
        """The kind of the block that holds an offset; empty where none does."""
        index = bisect.bisect_right(self.blocks, offset, key=lambda block: block.span.start) - 1
        return self.blocks[index].kind if index >= 0 and offset <= self.blocks[index].span.end else ""

    def in_heading(self, offset: int) -> bool:
        """True in the headline and in headings, where a title's capitals may stand."""
        return self.kind_at(offset) in (HEADLINE, HEADING)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Every sentence of every block that is prose; a heading is one sentence."""
        if self.readings[0][1]:
            return self._mapped(lambda copy: copy.sentences)
        return tuple(
            sentence
            for block in self.blocks
            if block.kind not in (CODE, FRONT_MATTER)
            for sentence in split(self.prose, block.span)
        )

    @cached_property
    def tokens(self) -> Tokens:
        """Words and numbers, in order."""
        if self.readings[0][1]:
            found = ((way.in_source(t.span), t.word) for copy, way in self.readings if way for t in copy.tokens)
            return Tokens.of(sorted((span.start, span.end, word) for span, word in found))
        return tokenise(self.prose, self.layout.masks)

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """The numbers of the tokens of each word as it is written; a long text has far fewer words than tokens."""
        places: defaultdict[str, list[int]] = defaultdict(list)
        for number, word in enumerate(self.tokens.words):
            places[word].append(number)
        return dict(places)

    def numbers(self, words: Iterable[str]) -> list[int]:
        """The numbers of the tokens that are one of the words as they are written, in order."""
        return sorted(number for word in words for number in self.places.get(word, ()))

    def matches(self, pattern: re.Pattern[str], words: Iterable[str], back: int = 0) -> Iterator[re.Match[str]]:
        """The matches of a pattern that begin with one of the words, or `back` words before one, in order.

        The words are compared as they are written. It is far quicker than to try the pattern everywhere.
        """
        starts = self.tokens.starts
        for number in self.numbers(words):
            match = pattern.match(self.prose, starts[number - back]) if number >= back else None
            if match:
                yield match

    def _mapped(self, view: Callable[["Document"], Iterable[Span]]) -> tuple[Span, ...]:
        return tuple(sorted(way.in_source(span) for copy, way in self.readings if way for span in view(copy)))

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
