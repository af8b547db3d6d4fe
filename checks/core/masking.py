"""What must not be read as prose: the format's own marks, and pieces written for machines.

A mask never changes a length: masked characters become U+FFFC, newlines stay.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from checks.core.span import Span

MASKED = "\ufffc"

_NOT_NEWLINE = re.compile(r"[^\r\n]")
_SIGN = re.compile(r"[@#<\[{&]|:(?=//)|\.(?=\w)")
"""Every piece of machine text has one of these in its first word; most words have none, and finding them is quick."""

MACHINE_TEXT = re.compile(
    r"""
      \bhttps?://[^\s<>"”’]+ | \bwww\.[^\s<>"”’]+\.[^\s<>"”’]+      # addresses
    | (?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.(?:[a-z0-9-]+|[A-Z0-9-]+\b))+            # mail
    | (?<![\w@])[@#][\w][\w.]*\w                                    # handles, hashtags
    | (?<![\w.-])(?:[\w-]{1,63}\.){1,8}(?:com|org|net|edu|gov|mil|int|info|biz|io|ai|tv|co|uk|us|eu|de|fr|au
        |ca|in|ie|nz|za|jp|cn|ru|ch|html?|php|aspx?|jsp|js|css|json|xml|csv|pdf|docx?|xlsx?|pptx?|txt|md|jpe?g|png|gif|svg|webp|mp[34]|zip|exe|py)
        \b(?!\.?[A-Z][a-z])(?:[/?\#][^\s<>"”’]*)?                   # domains and file names
    | </?[A-Za-z][A-Za-z0-9:-]*(?:\s[^<>\n]{0,400})?/?>             # tags
    | <!--.{0,2000}?--> | <![A-Z][^<>\n]{0,200}>
    | \[/?[a-z][\w-]*(?:\s+[\w-]+=[^\]\n]{0,300}|)\s*/?\](?!\()     # shortcodes
    | \{\{[^{}\n]{0,200}\}\} | \{%[^{}\n]{0,200}%\} | \$\{[^{}\n]{0,200}\} | <%[^<>\n]{0,200}%>
    | &(?:[a-zA-Z][a-zA-Z0-9]{1,30}|\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6});
    """,
    re.VERBOSE,
)
"""Addresses, handles, domains, file names, tags, shortcodes, placeholders and entities: no other rule reads them."""


@dataclass(frozen=True, slots=True)
class Mask:
    """A stretch of the source that is no prose.

    `shows` is what a reader sees there: None for what is not read (code, a link target), "" for a mark inside a word
    (`<b>`), the decoded character for an entity.
    """

    span: Span
    shows: str | None = None


def masked(text: str, spans: Iterable[Span]) -> str:
    """`text` with every character of `spans` as U+FFFC, newlines kept: the same length."""
    parts, at = [], 0
    for span in sorted(spans):
        if span.end <= at:
            continue
        start = max(span.start, at)
        parts.append(text[at:start])
        parts.append(_NOT_NEWLINE.sub(MASKED, text[start : span.end]))
        at = span.end
    parts.append(text[at:])
    return "".join(parts)


def machine_spans(text: str) -> list[Span]:
    """The stretches of `text` that were written for machines."""
    spans: list[Span] = []
    reached = 0
    for sign in _SIGN.finditer(text):
        at = sign.start()
        start = max(text.rfind(blank, reached, at) + 1 for blank in " \n\t")
        for place in range(max(start, reached), at + 1):
            match = MACHINE_TEXT.match(text, place)
            reached = match.end() if match else place + 1
            if match:
                spans.append(Span(*match.span()))
                break
    return spans
