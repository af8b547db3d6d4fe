"""Where somebody else is speaking: style is theirs, and nothing but blanks is mended in bulk there."""

import re

from checks.core.span import Span

# A quotation that runs on over paragraphs is opened anew in each and closed in the last.
_QUOTED = re.compile(r"“[^”\r\n]*(?:”|(?=[\r\n])|$)|\"[^\"\r\n]*\"|(?<!\w)‘[^’\r\n]*’(?!\w)|«[^»\r\n]*»")


def quotations(text: str) -> list[Span]:
    """The stretches between quotation marks on one line, marks included, in order."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]
