"""What a mail program adds to a text: headers, lines that introduce a reply, names of lost pictures."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.searching import found
from checks.core.span import Span

_FORWARDED = re.compile(
    r"^[ \t>*]*(?:[-_]{3,} ?(?:Forwarded|Original|Begin forwarded)(?: (?:[Mm]essage|[Mm]ail|[Ee]-?mail|[Aa]ppointment))"
    r" ?[-_]{3,}|Begin forwarded message:)[ \t]*$",
    re.MULTILINE,
)
_NAMES = "From|To|Sent|Date|Subject|Cc|CC|Bcc|Reply-To|Importance|Attachments?"
_HEAD_LINE = re.compile(rf"^[ \t>*]*(?:{_NAMES}):\*?[ \t]+\S[^\n]*$", re.MULTILINE)
_ADDRESSED = re.compile(r"(?:From|To|Cc|CC|Bcc|Reply-To):\*?[ \t]+[^\n]{0,80}[<\[(]?[\w.+-]+@[\w-]+\.\w+")
_WROTE = re.compile(
    r"^[ \t>]*On (?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? )?(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}"
    r"|[\d/.-]{6,10})"
    r"[^\n]{0,120}\bwrote:[ \t]*$",
    re.MULTILINE,
)
_PICTURE = re.compile(
    r"\[cid:[^\]\s]{3,80}\]|<image\d{3}\.(?:png|jpe?g|gif)>|\[image: (?:image\.png|Inline image[^\]\n]{0,20}"
    r"|[^\]\n]{0,40}"
    r"\.(?:png|jpe?g|gif))\]|\[Inline image \d+\]|^\[EXTERNAL\][ \t]*"
    r"|<mailto:[^<>\s]{3,80}>",
    re.MULTILINE,
)


@rule(
    severity=WARNING,
    bad=(
        "---------- Forwarded message ---------\nThe vote is near.",
        "From: Ann Lee <ann@example.org>\nSubject: The vote\n\nThe vote is near.",
    ),
    good=("From: a distance, the bridge looks whole.", "He read the forwarded message aloud."),
)
def mail_header(document: Document) -> Iterator[Problem]:
    """The header of an email that was forwarded or pasted whole.

    It says who sent the copy to whom, which is of no use to readers.
    """
    text = document.visible
    if "orwarded" in text or "-Original" in text or "- Original" in text:
        for match in _FORWARDED.finditer(text):
            yield Problem(Span(*match.span()), "Delete this email header.", (Fix(""),))
    last: Span | None = None
    sure = False
    for match in _HEAD_LINE.finditer(text) if ":" in text else ():
        here = Span(*match.span())
        if last and not text[last.end : here.start].strip():
            last, sure = Span(last.start, here.end), True
            continue
        if last and (sure or _ADDRESSED.search(last.of(text))):
            yield Problem(last, "Delete this email header.", (Fix(""),))
        last, sure = here, False
    if last and (sure or _ADDRESSED.search(last.of(text))):
        yield Problem(last, "Delete this email header.", (Fix(""),))


@rule(
    severity=WARNING,
    bad=("On Mon, May 5, 2025 at 9:14 AM Ann Lee wrote:\n\nThe vote is near.",),
    good=("On 5 May she wrote: “The vote is near.”", "On Monday, the paper wrote:\n\n“The vote is near.”"),
)
def reply_line(document: Document) -> Iterator[Problem]:
    """The line with which a mail program introduces a quoted message.

    It was copied along with the reply.
    """
    text = document.visible
    for match in _WROTE.finditer(text) if "wrote:" in text else ():
        if re.search(r"\d{1,2}[:.]\d\d|@|(?:19|20)\d\d", match[0]):
            yield Problem(
                Span(*match.span()), "Delete this line: a mail program added it above a quoted message.", (Fix(""),)
            )


@rule(
    severity=WARNING,
    bad=("The logo [cid:image001.png@01D9A1B2] of the town", "<image001.png>\nThe vote is near."),
    good=("The image: a bridge in fog.", "She sent image001.png by mail."),
)
def lost_picture(document: Document) -> Iterator[Problem]:
    """A mail program's code for a picture or an address.

    The picture itself was not copied.
    """
    text = document.visible
    for at in found(text, ("[cid:", "<image", "[image:", "[Inline", "[EXTERNAL", "<mailto:")):
        match = _PICTURE.match(text, at)
        if match:
            yield Problem(
                Span(*match.span()),
                "Delete this code: a mail program put it in place of a picture or an address.",
                (Fix(""),),
            )
