"""What word processors, translation programs, PDF files and printers add to a text that is copied out of them."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.searching import found
from checks.core.span import Span
from checks.page import tags

_FIELD = re.compile(
    r"Error! (?:Bookmark not defined|Reference source not found|Hyperlink reference not valid"
    r"|No text of specified style in document"
    r"|Not a valid link|Unknown document property name)\.?"
    r"|(?:\{ ?)?\b(?:HYPERLINK \"[^\"\n]{1,300}\"|(?:PAGEREF|NOTEREF|REF) _[A-Za-z]+\d+(?: \\[a-z])*(?: \d+)?"
    r"|MERGEFIELD \"?\w+\"?"
    r"|TOC \\o \"[\d-]+\"|INCLUDEPICTURE \"[^\"\n]{1,300}\"|SEQ (?:Figure"
    r"|Table) \\\* [A-Z]+)(?: \\[*a-z](?: \w+)?)*(?: ?\})?"
    r"|\bCommented \[\w{1,8}\]:?|^(?:Formatted|Field Code Changed|Formatted Table)(?:: [A-Z][^\n]{2,120})?$"
    r"|\b[A-Z]{2}-[A-Z]{2} (?:X-NONE|[A-Z]{2}-[A-Z]{2}) X-NONE\b|/\* Style Definitions \*/"
    r"|Click (?:or tap )?here to enter (?:text|a date)\.?|Choose an item\.$|«[A-Z]\w{1,30}»",
    re.MULTILINE,
)
_FIELD_SIGNS = (
    "Error!", "LINK \"", "REF ", "FIELD ", "TOC \\", "PICTURE \"", "SEQ ", "Commented [", "Formatted", "Field Code",
    "X-NONE", "/* Style", "to enter", "Choose an item", "«",
)  # fmt: skip
_SEGMENT = re.compile(
    r"\{\d{1,3}>|<\d{1,3}\}(?:\d{1,3}\{>)?|<\}\d{1,3}\{>|<0\}|\{0>|</?(?:bpt|ept|ph|it|hi|ut|x|g"
    r"|mrk)(?: [a-z]+=\"[^\"\n]{1,30}\")+ ?/?>"
)
_GLYPH = re.compile(r"\(cid:\d{1,5}\)(?: ?\(cid:\d{1,5}\))*")
_DAY = r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY,?"
_MONTH = r"(?:JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER|[A-Z]{3}\.?)"
_PRINTED = re.compile(
    r"^[ \t]*(?:[-–—] ?\d{1,4} ?[-–—]|\d{1,4} ?\| ?P ?[Aa] ?[Gg] ?[Ee]|[Pp] ?a ?g ?e ?\| ?\d{1,4}"
    r"|https?://\S+ \d{1,3}/\d{1,3}"
    r"|\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp][Mm])?(?: [^\n]{1,150})?"
    r"|\(?(?i:continued|cont['’]?d\.?|cont\.) (?:on|from) (?i:page|p\.|next|previous|back"
    r"|front) ?[A-Z]?\d{0,3}(?i: page| column)?\)?\.?"
    rf"|\(?See [A-Z][A-Z ]{{2,30}},? (?:[Pp]age |[Pp]\. ?|on )?[A-Z]?\d{{1,3}}\)?"
    rf"|[A-Z]?\d{{0,3}} ?(?:THE )?[A-Z][A-Z .&’'-]{{3,40}} ?[•|,]? {_DAY}"
    rf" {_MONTH} \d{{1,2}}(?:, \d{{4}})?|{_DAY} {_MONTH} \d{{1,2}}, \d{{4}} [A-Z][A-Z .&’'-]{{3,40}} ?[A-Z]?\d{{0,3}}"
    r"|(?:Downloaded|Printed|Retrieved|Accessed) (?:from|by|on|via) [^\n]{3,120}(?:\d{4}|\d/\d\d|\.(?:com|org|net"
    r"|pdf)\S*)"
    r"|(?:e?ISSN|ISBN|PMID|PMCID|DOI|doi)[: ] ?[\dX10P][\dXxPMC./\w()-]{5,60}|(?:Please turn over|PTO|P\.T\.O\.)"
    r"|(?i:(?:strictly )?(?:confidential|draft|internal)) ?[–—-] ?(?i:(?:strictly )?(?:confidential|draft|not for"
    r"|do not|internal|for internal))[^\n]{0,60}"
    r"|[\w-]{3,60}\.(?:indd|qxd|docx?|pdf|pptx)(?: \d{1,4})?(?: \d{1,2}/\d{1,2}/\d{2,4}[^\n]{0,20})?)[ \t]*$",
    re.MULTILINE,
)


@rule(
    severity=WARNING,
    bad=(
        "See Error! Reference source not found. for more.",
        'The plan HYPERLINK "https://example.org" was read.',
        "Commented [AB1]: too long?",
        "Dear «FirstName»",
    ),
    good=("The error! Nobody had seen it.", "A hyperlink to the plan", "Il dit «Non» deux fois."),
)
def word_field(document: Document) -> Iterator[Problem]:
    """A field code, an error message or a comment label of a word processor.

    Inside the program something else is shown in its place.
    """
    text = document.visible
    for match in _on_lines(text, _FIELD, _FIELD_SIGNS):
        guillemet = match[0][0] == "«" and not re.search(r"[a-z][A-Z]|_", match[0])
        if not guillemet and not tags.talked_about(text, *match.span()):
            yield Problem(
                Span(*match.span()),
                "Delete this field code of a word processor, or replace it with what it stood for.",
                (Fix(""),),
            )


@rule(
    severity=WARNING,
    bad=("The {1>vote<1} is near.", "{0>Das Votum<}95{>The vote is near.<0}"),
    good=("If a<1 and b>2, {x>1}.", "She is <3 of it."),
)
def segment_mark(document: Document) -> Iterator[Problem]:
    """A mark of a translation program.

    It separates two languages, or formatting and words.
    """
    if "{" in document.visible or "<" in document.visible:
        for match in _SEGMENT.finditer(document.visible):
            yield Problem(Span(*match.span()), "Delete this mark of a translation program.", (Fix(""),))


@rule(severity=WARNING, bad=("The o(cid:12)ce is closed.",), good=("The office (room 12) is closed.",))
def unread_glyph(document: Document) -> Iterator[Problem]:
    """The number of a glyph in a PDF file.

    The font does not say which letter the glyph is, so the letter must be looked up in the original.
    """
    if "(cid:" in document.visible:
        for match in _GLYPH.finditer(document.visible):
            yield Problem(Span(*match.span()), "Look up the letter that was lost here.")


@rule(
    severity=WARNING,
    bad=(
        "The vote is near.\n\n- 3 -\n\nIt may be close.",
        "Continued on page 4",
        "5/5/25, 9:14 AM The vote is near - The Paper",
        "A12 THE PAPER MONDAY, MAY 5, 2025",
    ),
    good=("The talks continued on page after page.", "On 5/5/25 it rained.", "He said 3 - 3 is enough."),
)
def printed_page(document: Document) -> Iterator[Problem]:
    """The header or footer of a printed page, or a pointer to another page.

    Page numbers and running titles are copied along with the text, sometimes into the middle of a paragraph.
    """
    for match in _PRINTED.finditer(document.visible):
        lead = len(match[0]) - len(match[0].lstrip())
        yield Problem(
            Span(match.start() + lead, match.end()), "Delete this header or footer of a printed page.", (Fix(""),)
        )


def _on_lines(text: str, pattern: re.Pattern[str], signs: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """The matches of a pattern on the lines that hold a sign of it."""
    end = -1
    for at in found(text, signs):
        if at >= end:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield from pattern.finditer(text, start, end)
