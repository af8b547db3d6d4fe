"""Straight quotation marks without a partner."""

import re
from collections.abc import Iterator
from itertools import pairwise

from checks.core.blocks import CODE, FRONT_MATTER
from checks.core.document import Document
from checks.core.finding import Problem
from checks.core.rule import INFO, rule
from checks.core.span import Span

_OPENS = re.compile(r"(?:^|[\s(\[—–/-])\"(?=[\w(\[$£€.…'])")
_INCHES = re.compile(r"\d\"|[=\\]\"|\"\"")


@rule(
    severity=INFO,
    bad=('He said "no and left.\n\nThe room was quiet.', 'He said no" and left. Then "yes" was heard.'),
    good=(
        '"It began here.\n\n"It ended there," he said.',
        'He said "no" and left.',
        'A pipe of 6" and a nail.',
        'He called it "the end.\n\n"It was," she said.',
    ),
)
def lone_straight_mark(document: Document) -> Iterator[Problem]:
    """A straight quotation mark without its partner.

    The reader cannot tell where the quoted words end. Straight marks do not show which way they face, and some papers
    let a quotation run over paragraphs without opening it again: so it is a hint.
    """
    prose = document.prose
    if '"' not in prose or "“" in prose or "”" in prose:
        return
    blocks = [block for block in document.blocks if block.kind not in (CODE, FRONT_MATTER)]
    carried = False
    for block, following in pairwise([*blocks, None]):
        if block is None:
            return
        text = block.span.of(prose)
        odd = text.count('"') % 2 == 1
        goes_on = odd and following is not None and prose.startswith('"', following.span.start)
        if odd and not goes_on and not carried and not _INCHES.search(text):
            at = block.span.start + _lone(text)
            yield Problem(Span(at, at + 1), "This quotation mark has no partner.")
        carried = goes_on


def _lone(text: str) -> int:
    """The mark that stands where its turn would be the other side's; the last one if all are in turn."""
    opens = {match.end() - 1 for match in _OPENS.finditer(text)}
    open_at = None
    for match in re.finditer('"', text):
        at = match.start()
        if at in opens:
            if open_at is not None:
                return open_at
            open_at = at
        elif open_at is None:
            return at
        else:
            open_at = None
    return open_at if open_at is not None else text.rindex('"')
