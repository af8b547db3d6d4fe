"""Editorial notes in the copy: reminders, gaps to fill, end marks, slots for pictures."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.searching import found
from checks.core.span import Span
from checks.page import tags

_NOTE = re.compile(
    r"(?<![\w#])(?:TODO|FIXME)(?::| -| –)[^\n]{0,120}"
    r"|[\[(](?:TODO|FIXME|TBD|TBC|CQ|TK|CHECK|QUERY|NB|N\.B\.|NOTE TO (?:SELF|EDITOR|DESK|SUBS)|Note to (?:self"
    r"|editor|desk|subs))"
    r"\b(?![^\])\n]{0,80}\])?[^\[\]()\n]{0,80}[\])]"
    r"|[\[(](?:(?:please |pls |plz |to )?(?:check|confirm|verify|double-check|fact-check|fact check|query)"
    r" (?:with|this|name|names|spelling|date|dates|number|numbers|figure|figures|fact|facts|quote|title|age|source"
    r"|if|that|whether|the"
    r" (?:name|names|spelling|date|number|figure|figures|quote|title|age|source))\b[^\[\]()\n]{0,80}"
    r"|(?:name|date|number|age|quote|figure|title|photo|picture|more|details?|link|byline)s? (?:to come|tk|TK|tbc"
    r"|TBC|needed|missing))[\])]"
    r"|(?<![\w?])\?{3,}(?: [a-z][^\n.?!]{0,60})?(?=$|[\n.])"
    r"|(?<!\w)(?:XX+|xx+)(?= (?:per ?cent|percent|people|years?|days?|million|billion|thousand|euros?|pounds?"
    r"|dollars?|votes?|members?)\b)"
    r"|[$£€](?:XX+|xx+)\b(?: (?:million|billion|m|bn))?|(?<!\w)XX+(?= ?%)",
    re.MULTILINE,
)
_NOTE_SIGNS = (
    "TODO", "FIXME", "[", "(", "??", "XX", "xx", "$x", "£x", "€x", "$X", "£X", "€X",
)  # fmt: skip
_END_MARK = re.compile(
    r"^[ \t]*(?:-+ ?30 ?-+|#{3}|# # #|\(?(?i:ends|-?more-?|more to (?:come|follow)|more follows|story ends"
    r"|copy ends|end of (?:copy|draft))\)?"
    r"|-+ ?(?i:ends|end|more|end of (?:draft|copy|article|text|story|release|document)) ?-+)[ \t]*\.?[ \t]*$",
    re.MULTILINE,
)
_SLOT = re.compile(
    r"\[(?:(?:PULL ?QUOTE|PHOTO|PICTURE|VIDEO|IMAGE|EMBED|TWEET|CHART|GRAPHIC|MAP|BOX|FACTBOX|SUBHEAD|CROSSHEAD"
    r"|SIDEBAR|INFOBOX|GALLERY"
    r"|CAPTION|HEADLINE|LINK|AUDIO|AD|ADVERT|ADVERTISEMENT)S?(?: (?:HERE|GOES HERE|\d{1,2}|TO COME|TK"
    r"|OF [A-Z ]{2,40}))?"
    r"|(?:embed|insert|add|place|put|drop in) (?:the |a |an )?(?:tweet|photo|picture|image|video|chart|graphic|map"
    r"|quote|link|gallery|audio|poll|table)"
    r"\b[^\[\]\n]{0,60}|(?:subhead|crosshead|pull ?quote|fact ?box|page break|section break|line break))\]"
    r"|^(?:HED|SUBHED|DEK|LEDE|SLUG|CATCHLINE|CUTLINE|CROSSHEAD|PULL ?QUOTE|STANDFIRST|NUT ?GRAF|HEADLINE"
    r"|BYLINE): [^\n]{3,160}$"
    r"|^(?:Hed|Subhed|Dek|Lede|Catchline|Cutline|Crosshead|Pull ?quote|Nut ?graf|Print head|Web head): [^\n]{3,160}$"
    r"|^EMBARGO(?:ED)?\b[^\n]{0,100}$",
    re.MULTILINE,
)


def _told(document: Document, match: re.Match[str]) -> bool:
    return tags.talked_about(document.visible, *match.span())


@rule(
    severity=WARNING,
    bad=(
        "TODO: ask the mayor.\n\nThe vote is near.",
        "The mayor [check spelling] agreed.",
        "It rose by XX per cent.",
        "Some 300 people ??? check number",
    ),
    good=(
        "“[Check] your bags,” the sign said.",
        "The note (see page 4) is long.",
        "Super Bowl XX was in New Orleans.",
        "Really???",
        "The start is TBC.",
    ),
)
def note_to_self(document: Document) -> Iterator[Problem]:
    """An editorial note, or a gap that has yet to be filled.

    It asks for something that may not have been done.
    """
    text = document.visible
    end = -1
    for at in found(text, _NOTE_SIGNS):
        match = _NOTE.match(text, at) if at >= end else None
        if match and not _told(document, match):
            end = match.end()
            yield Problem(Span(*match.span()), "Resolve this editorial note, then delete it.", (Fix(""),))


@rule(
    severity=WARNING,
    precedence=1,
    bad=("The vote is near.\n\n-30-", "The vote is near.\n\n(ends)", "The vote is near.\n\nMORE TO COME"),
    good=("The vote is near.\n\n* * *\n\nIt may be close.", "The season ends.", "There is more."),
)
def end_mark(document: Document) -> Iterator[Problem]:
    """A mark that ends the copy of a newsroom or an agency, or says that more is to come.

    It is meant for editors, not for readers.
    """
    for match in _END_MARK.finditer(document.visible):
        yield Problem(Span(*match.span()), "Delete this end mark: it is meant for editors.", (Fix(""),))


@rule(
    severity=WARNING,
    precedence=1,
    bad=("[PULL QUOTE]\n\nThe vote is near.", "[embed tweet]", "HED: The vote is near", "EMBARGOED UNTIL 6 A.M."),
    good=("The picture [left] is old.", "“[Photo] albums,” she said.", "The embargo ended."),
)
def slot(document: Document) -> Iterator[Problem]:
    """A slot for a picture, a quotation or a headline, or the name of such a field.

    Something else was meant to take its place.
    """
    text = document.visible
    if "[" not in text and ": " not in text and "EMBARGO" not in text:
        return
    for match in _SLOT.finditer(text):
        if not _told(document, match):
            yield Problem(Span(*match.span()), "Fill this slot or delete it.", (Fix(""),))
