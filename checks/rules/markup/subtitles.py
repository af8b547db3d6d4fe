"""What subtitle files and transcription programs leave: time codes, speakers by number, style marks."""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.searching import found
from checks.core.span import Span

_TIME = r"(?:\d{1,2}:)?\d\d:\d\d[.,]\d{2,3}"
_CLOCK = re.compile(r":\d\d(?:[.,:]\d\d|\])|\[(?:in|un|cr|fo|ph)[^\n]{0,30}:\d\d")
"""Every time code with digits has one of these."""
_CODE = re.compile(
    rf"(?:^\d{{1,5}}[ \t]*\n)?[ \t]*{_TIME} ?-+> ?{_TIME}[^\n]{{0,60}}|^WEBVTT\b[^\n]{{0,60}}$"
    rf"|\[?{_TIME}\]?(?=[ \n])|^\[?\(?\d{{1,2}}:\d\d:\d\d\)?\]?[ \t]*$"
    r"|\[(?:inaudible|unintelligible|crosstalk|indiscernible|foreign language|phonetic"
    r"|ph)[ ,:–-]+\[?\d{1,2}:\d\d(?::\d\d)?\]?"
    r"|(?<=\w )\[\d{1,2}:\d\d:\d\d\](?= )|^(?:[♪♫][ \t]*)+$",
    re.MULTILINE,
)
_SPEAKER = re.compile(
    r"^(?:Speaker|SPEAKER|Interviewer|Unknown Speaker"
    r"|Unidentified Speaker) ?\d{0,2}[ \t]*(?:[\[(]?\d{1,2}:\d\d(?::\d\d)?[\])]?:?|(?<=\d):)(?=\s|$)"
    r"|^>>>? ?(?=[A-Z])",
    re.MULTILINE,
)
_STYLE = re.compile(r"\{\\(?:an?\d|i[01]|b[01]|pos\([\d.,]+\)|fad\([\d,]+\)|c&H\w+&|fs\d+)[^{}\n]{0,40}\}")


@rule(
    severity=WARNING,
    bad=(
        "00:01:23,456 --> 00:01:26,789\nThe vote is near.",
        "WEBVTT\n\nThe vote is near.",
        "He [inaudible 00:03:12] it.",
    ),
    good=("He ran it in 2:03.45 in May.", "At 10:15:30 the ground shook.", "“[inaudible]”, he said."),
)
def time_code(document: Document) -> Iterator[Problem]:
    """A time code of a subtitle file or a transcript.

    It tells the player when to show the words and means nothing to readers.
    """
    text = document.visible
    places = [match.start() for match in _CLOCK.finditer(text)] + found(text, ("♪", "♫", "WEBVTT"))
    end = -1
    for at in sorted(places):
        if at < end:
            continue
        start, end = _lines(text, at)
        yield from _codes(text, start, end)


def _lines(text: str, at: int) -> tuple[int, int]:
    """Start and end of a line and of the one before it: a cue has its number there."""
    end = text.find("\n", at)
    start = text.rfind("\n", 0, at) + 1
    return text.rfind("\n", 0, max(0, start - 1)) + 1, len(text) if end < 0 else end


def _codes(text: str, start: int, end: int) -> Iterator[Problem]:
    for match in _CODE.finditer(text, start, end):
        if "--" in match[0] or "[" in match[0] or not re.match(r"\d+:\d\d[.,]", match[0]):
            yield Problem(Span(*match.span()), "Delete this time code.", (Fix(""),))


@rule(
    severity=WARNING,
    bad=("Speaker 1 (00:12):\nThe vote is near.", ">> Good evening."),
    good=("Speaker: Good evening.", "Speaker 2 of the evening was the mayor.", "> a quoted line"),
)
def numbered_speaker(document: Document) -> Iterator[Problem]:
    """A numbered speaker, or a mark for a change of speakers.

    A transcription program wrote it; readers need a name.
    """
    text = document.visible
    if "peaker" in text or "SPEAKER" in text or "Interviewer" in text or ">>" in text:
        for match in _SPEAKER.finditer(text):
            yield Problem(
                Span(*match.span()), "Name the speaker, or delete this label of a transcription program.", (Fix(""),)
            )


@rule(severity=WARNING, bad=(r"{\an8}The vote is near.",), good=(r"The path {\temp\an8} is old.",))
def style_mark(document: Document) -> Iterator[Problem]:
    """A position or style code of a subtitle.

    It is meant for the player, not for readers.
    """
    if "{\\" in document.visible:
        for match in _STYLE.finditer(document.visible):
            yield Problem(Span(*match.span()), "Delete this style code of a subtitle.", (Fix("", safe=True),))
