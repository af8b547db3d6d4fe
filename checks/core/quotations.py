"""Where somebody else is speaking: style is theirs, and nothing but spaces is mended in bulk there."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from checks.core.document import Document
from checks.core.span import Span, within

# A quotation that runs on over paragraphs is opened anew in each and closed in the last.
_QUOTED = re.compile(r"“[^”\r\n]*(?:”|(?=[\r\n])|$)|\"[^\"\r\n]*\"|‘(?<!\w.)[^’\r\n]*’(?!\w)|«[^»\r\n]*»")


@lru_cache(maxsize=4)
def quotations(text: str) -> tuple[Span, ...]:
    """The stretches between quotation marks on one line, marks included, in order."""
    return tuple(Span(*match.span()) for match in _QUOTED.finditer(text))


def unspoken(document: Document, pattern: re.Pattern[str], first: Iterable[str]) -> Iterator[re.Match[str]]:
    """The matches of a pattern outside quotations, in order; each begins with one of the words `first`."""
    spoken = quotations(document.prose)
    for match in document.matches(pattern, first):
        if not within(Span(*match.span()), spoken):
            yield match
