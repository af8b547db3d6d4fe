"""Boilerplate: what stands around an article on a web page and came along when it was copied.

Recognised by position, shape and vocabulary together; the vocabulary is in checks/data/boilerplate.txt.
"""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.span import Span
from checks.page import boilerplate as phrases
from checks.page import breadcrumbs
from checks.page.lines import CRUMB, LONE, MENU, lines
from checks.page.pieces import LISTED, pieces

_CAPITAL = r"[A-Z0-9‘“'$&][A-Z0-9’”',:;.$%&/-]{0,40}"
_HEADING = re.compile(
    rf"(?<![\w“‘-]){_CAPITAL}(?: {_CAPITAL}){{3,}}(?=[A-Z][a-z’']|[AI] [a-z]|(?<!\.)[A-Z]\.|[\"“(\[]|\s+(?![a-z])|$)"
)
_LETTERS = re.compile(r"[A-Z]")
_STARTS_GLUED = re.compile(r"[a-z0-9)][.!?]$|[.!?,][”\"’')]$|[a-z]\)$")
_CAPITALS = 18


def _found(document: Document, kinds: tuple[str, ...], message: str, sure: bool = True) -> Iterator[Problem]:
    """The lines that are boilerplate for one of the reasons `kinds`."""
    for piece in pieces(document.visible):
        if piece.why in kinds and piece.sure == sure:
            yield Problem(Span(piece.start, piece.end), message, (Fix(""),))


@rule(
    severity=WARNING,
    bad=("The vote is on Monday.\n\nSkip to main content\n\nIt may be close.", "0 Comments", "3 min read"),
    good=("Readers skip to the end.", "She left a comment under the article, and then another one."),
)
def page_line(document: Document) -> Iterator[Problem]:
    """A line that belongs to the page, not to the article.

    Share buttons, comment forms, advertising marks and legal lines are copied along with the text.
    """
    return _found(
        document, (phrases.LINE, phrases.WEAK), "Delete this line: it belongs to the web page, not to the article."
    )


@rule(
    severity=WARNING,
    bad=("The vote is on Monday.\n\nPopular Posts\n\nTen ways to boil an egg",),
    good=("Related problems were found in two other towns.",),
)
def link_list(document: Document) -> Iterator[Problem]:
    """A heading over links to other pages, and the links under it.

    "You may also like" promises what the pasted text no longer has.
    """
    return _found(
        document, (phrases.OPENER, LISTED), "Delete this list of links: it belongs to the web page, not to the article."
    )


@rule(
    severity=WARNING,
    bad=("Read more: How the vote was won", "Tags: vote, parliament"),
    good=("He read more than he wrote: three books a week.",),
)
def page_label(document: Document) -> Iterator[Problem]:
    """A label of the page, with what follows it.

    "Read more:", "Tags:" and the field names of a content system are not part of the article.
    """
    return _found(document, (phrases.LABEL,), "Delete this label: it belongs to the page or its content system.")


@rule(
    severity=WARNING,
    bad=(
        "Home » News » Vote on Monday: What to Know",
        "News | Sport | Weather | Travel",
        "HomePolitics Vote on Monday: What to Know\n\nVote on Monday: What to Know",
    ),
    good=("Either/or is no choice.", "Bristol City 2 | Leeds 1", "Home Alone Again: A Film Review"),
)
def navigation(document: Document) -> Iterator[Problem]:
    """Breadcrumbs or a navigation bar.

    They show where the page was on its site.
    """
    for piece in pieces(document.visible):
        if piece.why not in (CRUMB, MENU):
            continue
        line = document.visible[piece.start : piece.end]
        end = breadcrumbs.crumb_end(line) if piece.why == CRUMB else len(line)
        yield Problem(Span(piece.start, piece.start + end), "Delete this navigation of the web page.", (Fix(""),))
    first = lines(document.visible)[:6]
    for top in first:
        end = breadcrumbs.headline_trail(top.text, [other.text for other in first if other is not top])
        if end:
            yield Problem(Span(top.start, top.start + end), "Delete this navigation of the web page.", (Fix(""),))


@rule(
    severity=WARNING, bad=("The court will decide.\n\n<\n\nThe case began in 2020.",), good=("One.\n\n* * *\n\nTwo.",)
)
def lone_symbol(document: Document) -> Iterator[Problem]:
    """A line that consists of a single symbol.

    It is usually what remains of an icon, a button or a decorative quotation mark.
    """
    return _found(document, (LONE,), "Delete this symbol: it belongs to the design of the page.")


@rule(severity=INFO, bad=("Photo: Jane Doe",), good=("The photo: a blurred figure in the rain, seen from behind.",))
def credit_line(document: Document) -> Iterator[Problem]:
    """A picture credit or a source line.

    It belongs to a picture that may not have been copied.
    """
    return _found(
        document,
        (phrases.CREDIT,),
        "Delete this credit line unless its picture is published with the article.",
        sure=False,
    )


@rule(
    severity=WARNING,
    bad=(
        "The bank closed.SEE WHAT THE MAYOR SAID ABOUT ITThe doors stay shut.",
        "The bank closed. GET THE CITY DESK APP TODAYThe doors stay shut.",
    ),
    good=(
        "WHAT THE MAYOR SAID ABOUT IT",
        "He wrote: “THE DOORS WILL STAY SHUT FOREVER!” The bank closed.",
        "The bank closed. THE DOORS WILL STAY SHUT, it said. The doors stay shut.",
    ),
)
def heading_in_text(document: Document) -> Iterator[Problem]:
    """A line in capitals that ran into the text around it.

    Links to other articles and buttons that a page sets between paragraphs run into the copy.
    """
    text = document.visible
    for match in _HEADING.finditer(text):
        before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
        glued = _STARTS_GLUED.search(before) or (after[:1].isalpha() and not before.endswith("\n"))
        alone = text[match.start() - 1 : match.start()] in ("", "\n") and after[:1] in ("", "\n")
        if glued and not alone and len(_LETTERS.findall(match[0])) >= _CAPITALS:
            yield Problem(Span(*match.span()), "Delete this link or button: it ran into the copy.", (Fix(""),))
