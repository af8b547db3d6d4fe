"""What stands around the prose of an article: speakers' labels, breadcrumbs, credits, quotations set apart.

Takes strings, returns plain answers.
"""

import re

LONG = 220
"""A longer line is no breadcrumb."""
SHORT = 12
"""A line of so many words or fewer may be a byline or a caption."""

_BREADCRUMB = re.compile(r"\s*home\b.{0,40}\W\s|.{0,80}\w\s*[»›]\s*\S|.{0,80}\w\s+>\s+\S", re.IGNORECASE)
_LABEL = re.compile(r"\(\([^()\n]{1,60}\)\)|[A-Z][^\s:]*(?:,?[ ](?:of|the|for|and|[A-Z][^\s:]*)){0,8}:(?=\s)")
_LEAD = re.compile(r"[^.!?:\n]{12,90}:(?=\s)")
_CREDIT = re.compile(
    r"\b(?:photographs?|photos?|images?|pictures?|illustrations?|credits?|courtesy)(?:\sby\b|\sof\b|\s?[:/]|\scredit)"
    r"[^!?\n]{0,60}$|\b(?:getty\simages|ap\sphoto|reuters|afp|shutterstock|istock)[)\]]?$"
    r"|\([^()\n]{2,50}/[^()\n]{2,60}\)(?:\s*\S+)?$|\s@\S+\s*$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:‘[^‘\n]{0,200}’|“[^“”\n]{0,200}”|\"[^\"\n]{0,200}\")(?:\s*(?:…|\.\.\.|–|—)[^\n]{0,120})?$")
STOPPED = re.compile(r"""[.!?…]["”’')\]]*\s*$""")
"""The end of a sentence at the end of a line or block."""


def label_end(text: str, start: int) -> int | None:
    """Where the label of a speaker that begins at `start` ends ("Senior Editor:"); None where there is none."""
    match = _LABEL.match(text, start)
    return match.end() if match else None


def lead_end(text: str, start: int) -> int | None:
    """Where the words before the colon that lead in a list item end, the colon included; None where there are none."""
    match = _LEAD.match(text, start)
    return match.end() if match else None


def is_running(text: str) -> bool:
    """True for a paragraph of running text, which no byline, date or caption is."""
    return is_stopped(text) and len(text.split()) > SHORT


def is_stopped(text: str) -> bool:
    """True where a block ends as a sentence does."""
    return STOPPED.search(text[-12:]) is not None


def is_breadcrumb(text: str) -> bool:
    """True for a line such as "Home » News » Title"."""
    return len(text) < LONG and not is_stopped(text) and _BREADCRUMB.match(text) is not None


def has_credit(text: str) -> bool:
    """True where a block ends with the credit of a picture."""
    return _CREDIT.search(text[-130:]) is not None


def is_quotation(text: str) -> bool:
    """True where a block is one quotation and nothing else, its speaker after a dash apart."""
    return _QUOTED.match(text) is not None
