"""Words and numbers of a text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import overload

from checks.core.masking import Mask
from checks.core.span import Span

_WORD = re.compile(
    r"""
    ([^\W_](?:
      (?<=[^\W\d_])(?<![^\W_].)\.(?:[^\W\d_]\.)+(?:['’]s\b)?                       # U.S., p.m., U.S.'s
    | [\w\u0300-\u036f]*+(?:['’][^\W\d_][\w\u0300-\u036f]*+)*+                     # word, don't, Rubio’s, 3rd
    ))
    """,
    re.VERBOSE,
)
"""One group, so that splitting gives gaps and words in turn."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number. `span` lies in the source; `word` has inline marks removed and entities decoded."""

    span: Span
    word: str


class Tokens(Sequence[Token]):
    """The tokens of a text, in order; each is made when it is asked for. `words`, `starts` and `ends` are theirs."""

    __slots__ = ("ends", "starts", "words")

    def __init__(self, words: Sequence[str], starts: Sequence[int], ends: Sequence[int]) -> None:
        self.words, self.starts, self.ends = words, starts, ends

    @classmethod
    def of(cls, found: Iterable[tuple[int, int, str]]) -> "Tokens":
        """The tokens of these starts, ends and words."""
        rows = list(found)
        return cls([word for _, _, word in rows], [start for start, _, _ in rows], [end for _, end, _ in rows])

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...

    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(at, slice):
            return tuple(map(self.__getitem__, range(len(self.words))[at]))
        return Token(Span(self.starts[at], self.ends[at]), self.words[at])

    def __iter__(self) -> Iterator[Token]:
        return map(self.__getitem__, range(len(self.words)))

    def beside(self, at: int) -> tuple[str, str]:
        """The words before and after a token; nothing beyond the ends."""
        return self.words[at - 1] if at else "", self.words[at + 1] if at + 1 < len(self.words) else ""


def tokenise(prose: str, masks: Sequence[Mask] = ()) -> Tokens:
    """The tokens of `prose`, in order; a word is never broken by a mask that shows text."""
    shown = [mask for mask in masks if mask.shows is not None]
    if not shown:
        return _split(prose)
    reading, offsets = _reading(prose, shown)
    found = _split(reading)
    return Tokens(found.words, [offsets[start] for start in found.starts], [offsets[end - 1] + 1 for end in found.ends])


def _split(text: str) -> Tokens:
    parts = _WORD.split(text)
    edges = list(accumulate(map(len, parts)))
    return Tokens(parts[1::2], edges[:-1:2], edges[1::2])


def _reading(prose: str, shown: Sequence[Mask]) -> tuple[str, list[int]]:
    """What a reader sees, and for each of its characters the offset of its last source character."""
    parts: list[str] = []
    offsets: list[int] = []
    at = 0
    for mask in sorted(shown, key=lambda mask: mask.span):
        parts.append(prose[at : mask.span.start])
        offsets.extend(range(at, mask.span.start))
        seen = mask.shows or ""
        parts.append(seen)
        # the first character of an entity starts at its ampersand, the last ends at its semicolon
        offsets.extend([mask.span.start] * (len(seen) - 1) + [mask.span.end - 1] * bool(seen))
        at = mask.span.end
    parts.append(prose[at:])
    offsets.extend(range(at, len(prose)))
    return "".join(parts), offsets
