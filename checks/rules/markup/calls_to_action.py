"""Calls to action inside the copy, and buttons that ran into it."""

import bisect
import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, rule
from checks.core.searching import found
from checks.core.span import Span
from checks.language.phrases import plain
from checks.page.boilerplate import LINE, kind
from checks.page.calls_to_action import ENOUGH, triggers, weight
from checks.page.pieces import pieces

_READ_LINK = re.compile(
    r"[(\[](?:ALSO |Also )?(?:READ|Read|SEE|See|WATCH|Watch|RELATED|Related|VIDEO|LISTEN"
    r"|Listen)(?: (?:ALSO|also|MORE|more|NEXT))?"
    r"(?::| (?=[A-Z][\w’'-]*:? (?:[\w’'&,:-]+ ){1,}))[^()\[\]\n]{3,160}[)\]]"
)
_READ_TAIL = re.compile(r"(?:ALSO |MUST )?(?:READ|SEE|WATCH|RELATED)(?: (?:MORE|ALSO|NEXT))?: ?\S[^\n]*[^.!?\n]$")
_LINK_NOTE = re.compile(
    r"[(\[](?:(?:opens|open|link opens) (?:in )?(?:a )?new (?:tab|window)|external(?: link"
    r"| site)?(?:, opens[^()\n]{0,30})?"
    r"|link is external|link sends e-?mail|(?:PDF|pdf|DOCX?|XLSX?|MP3)(?:,? ?\d[\d.,]* ?[KMk]B|, \d+ pages?)?"
    r"|open(?:s)? (?:a )?PDF|download (?:the )?PDF|new window|new tab)[)\]]"
)
_NETWORKS = "Facebook|Twitter|WhatsApp|LinkedIn|Pinterest|Reddit|Telegram|Email|Print|Tumblr|Messenger|Instagram"
_BUTTONS: tuple[str, ...] = (
    "ADVERTISEMENT",
    "Advertisement",
    "AD",
    "Follow",
    "Subscribe",
    "Retweet",
    "Read more",
    "Read More",
    "Continue reading",
    "Continue Reading",
    "See ",
    "Learn ",
    "Show ",
    "View ",
    "Share",
    "Related",
    "Tags",
    "Comment",
    "Reply",
)
_BUTTONS += tuple(_NETWORKS.split("|"))
_RUN_TOGETHER = re.compile(
    r"(?<!\w)(?:ADVERTISEMENT|Advertisement)(?=[A-Z“\"][a-z])|(?<=[.!?”\"])(?:ADVERTISEMENT|Advertisement|AD)(?=\s|$)"
    r"|(?<=[.!?] )ADVERTISEMENT\b"
    rf"|(?<![A-Za-z])(?:(?:{_NETWORKS}) ?){{3,}}(?<! )"
    r"|(?<=[a-z])(?:Follow|Subscribe|Retweet)$"
    r"|(?<=[.!?”\"] )(?:(?:Read|See|Learn|Show|View) [Mm]ore|Continue [Rr]eading|Share [Tt]his|Share|Related|Tags"
    r"|Print|Comments?|Reply)"
    r"[:.]?(?: ?[»›→…>]+)?(?=\s*$)"
    r"|(?<=[.!?”\"])(?:Read more|Continue reading|Read More)(?: ?[»›→…>]+|\.{3})?(?=\s*$)",
    re.MULTILINE,
)
_TWEET = re.compile(
    r"[—–-]{1,2} ?[^\n—–()@]{1,60}\(@\w{1,20}\)[ ]?(?:(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4})"
    r"|\d{1,2} [A-Z][a-z]{2,8} \d{4})"
)
_PICTURE = re.compile(
    r"(?:https?://t\.co|(?:\b|(?<=[a-z]))pic\.twitter\.com|\b(?:t\.co|instagr\.am|pic\.x\.com))/(?:(?!https?:)\w){4,}"
)


@rule(
    severity=WARNING,
    precedence=2,
    bad=(
        "The vote is on Monday. Share your thoughts in the comments below!",
        "The vote is on Monday. Sign up for our free newsletter to get the news in your inbox.",
    ),
    good=(
        "The newspaper asked its readers to subscribe to a newsletter.",
        "“Follow us on Facebook,” the singer told the crowd.",
        "Police asked witnesses to contact them.",
    ),
)
def address_to_reader(document: Document) -> Iterator[Problem]:
    """A call to action: a sentence in which the page addresses its readers.

    Requests to subscribe, share, comment or buy belong to the page, not to the article.
    """
    text = plain(document.visible)
    seen: set[int] = set()
    for phrase in triggers():
        at = text.find(phrase)
        while at >= 0:
            sentence = document.sentence_at(at)
            if sentence.start not in seen and len(sentence):
                seen.add(sentence.start)
                if not _on_page_line(document, sentence) and _is_call(text, sentence):
                    yield Problem(
                        sentence, "Delete this call to action: it belongs to the page, not to the article.", (Fix(""),)
                    )
            at = text.find(phrase, max(at + 1, sentence.end))


def _on_page_line(document: Document, sentence: Span) -> bool:
    """True inside a line that is boilerplate as a whole: one line is one finding."""
    taken = pieces(document.visible)
    at = bisect.bisect_right(taken, sentence.start, key=lambda piece: piece.start)
    return at > 0 and sentence.start < taken[at - 1].end


def _is_call(text: str, sentence: Span) -> bool:
    line = text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]
    if line.count('"') % 2:
        return False
    return len(sentence) <= 400 and weight(sentence.of(text)) >= ENOUGH


@rule(
    severity=WARNING,
    precedence=1,
    bad=(
        "Print this article. The vote is on Monday.",
        "It may be close. Read the full story here.",
        "It may be close. READ MORE: How the vote was won",
    ),
    good=("Print. Share. Repeat.", "He said so. Support is strong."),
)
def button_sentence(document: Document) -> Iterator[Problem]:
    """A line of the page at the beginning or end of a paragraph.

    The line break between the page's button and the copy was lost.
    """
    text = document.visible
    starts = [sentence.start for sentence in document.sentences]
    for block in document.blocks:
        first = bisect.bisect_left(starts, block.span.start)
        last = bisect.bisect_left(starts, block.span.end) - 1
        for at in {first, last} if last > first else ():
            sentence = document.sentences[at]
            words = sentence.of(text)
            if _on_page_line(document, sentence):
                continue
            if at == last and len(words) <= 160 and _READ_TAIL.match(words):
                yield Problem(sentence, "Delete this link to another page.", (Fix(""),))
            elif len(words) <= 90 and len(words.split()) >= 3 and "@" not in words and kind(words) == LINE:
                yield Problem(
                    sentence, "Delete this sentence: it belongs to the web page, not to the article.", (Fix(""),)
                )


@rule(
    severity=WARNING,
    precedence=1,
    bad=(
        "The city is calm (Read Transport: Getting around town).",
        "It ended.\n(ALSO READ: How it began)",
        "See the plan (opens in new tab).",
    ),
    good=("The report (see page 4) is long.", "He read (more than once) the letter."),
)
def link_in_brackets(document: Document) -> Iterator[Problem]:
    """A link to another page, or a note about a link, in brackets.

    Once the link is lost, the words lead nowhere.
    """
    for match in _READ_LINK.finditer(document.visible):
        yield Problem(Span(*match.span()), "Delete this link to another page.", (Fix(""),))
    for match in _LINK_NOTE.finditer(document.visible):
        if match[0][0] == "[" or not match[0][1:-1].isupper():
            yield Problem(Span(*match.span()), "Delete this note: the link that it describes is gone.", (Fix(""),))


@rule(
    severity=WARNING,
    precedence=1,
    bad=(
        "AdvertisementThe vote is on Monday.",
        "FacebookTwitterWhatsAppThe vote is on Monday.",
        "It goes on.Read more",
    ),
    good=("Advertisement is an industry.", "He uses Facebook, Twitter and WhatsApp."),
)
def run_together_button(document: Document) -> Iterator[Problem]:
    """A button or an advertising label that ran into the copy.

    Only the layout of the page kept them apart.
    """
    text = document.visible
    end = -1
    for at in found(text, _BUTTONS):
        match = _RUN_TOGETHER.match(text, at) if at >= end else None
        if match:
            end = match.end()
            yield Problem(Span(*match.span()), "Delete this button or label of the page.", (Fix(""),))


@rule(
    severity=INFO,
    bad=("It is late. — Jane Doe (@janedoe) May 5, 2020",),
    good=("He wrote to @janedoe on May 5, 2020.",),
)
def tweet_signature(document: Document) -> Iterator[Problem]:
    """The signature under an embedded post.

    Without its frame, the post reads as part of the article.
    """
    for match in _TWEET.finditer(document.visible) if "(@" in document.visible else ():
        yield Problem(
            Span(*match.span()), "Delete the signature of the embedded post, or quote the post properly.", (Fix(""),)
        )


@rule(severity=WARNING, bad=("We won! pic.twitter.com/AbCd1234",), good=("He posted it on Twitter.",))
def picture_address(document: Document) -> Iterator[Problem]:
    """The address of a picture in an embedded post.

    The post showed the picture; the copy shows its address.
    """
    if "t.co/" not in document.visible and "pic." not in document.visible and "instagr.am/" not in document.visible:
        return
    for match in _PICTURE.finditer(document.visible):
        yield Problem(
            Span(*match.span()), "Delete the address of the picture: readers cannot see the picture itself.", (Fix(""),)
        )
