"""Where somebody else is speaking: nothing but blanks is mended in bulk there."""

import re

from checks.core.span import Span

_QUOTED = re.compile(r"“[^”\r\n]*”|\"[^\"\r\n]*\"|(?<!\w)‘[^’\r\n]*’(?!\w)|«[^»\r\n]*»")


def quotations(text: str) -> list[Span]:
    """The stretches between quotation marks on one line, marks included."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]
