"""Words and numbers of a text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from checks.core.masking import Mask
from checks.core.span import Span

_WORD = re.compile(
    r"""
    [^\W_](?:
      (?<=[^\W\d_])(?<![^\W_].)\.(?:[^\W\d_]\.)+(?:['’]s\b)?                       # U.S., p.m., U.S.'s
    | [\w\u0300-\u036f]*+(?:['’][^\W\d_][\w\u0300-\u036f]*+)*+                     # word, don't, Rubio’s, 3rd
    )
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a number. `span` lies in the source; `word` has inline marks removed and entities decoded."""

    span: Span
    word: str


def tokenise(prose: str, masks: Sequence[Mask] = ()) -> tuple[Token, ...]:
    """The tokens of `prose`, in order; a word is never broken by a mask that shows text."""
    shown = [mask for mask in masks if mask.shows is not None]
    if not shown:
        return tuple([Token(Span(*match.span()), match[0]) for match in _WORD.finditer(prose)])
    reading, offsets = _reading(prose, shown)
    return tuple(
        Token(Span(offsets[match.start()], offsets[match.end() - 1] + 1), match[0]) for match in _WORD.finditer(reading)
    )


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
