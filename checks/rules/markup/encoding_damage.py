"""Characters that a wrong encoding made of others: mojibake, replacement marks, controls, look-alikes, visible escapes.

Mojibake is judged by ftfy, which is imported only where a text holds a sequence that could be some.
"""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, Example, rule
from checks.core.span import Span
from checks.page import mojibake, tags

_REPLACEMENT = re.compile("\ufffd+|ï¿½")
_LOST_APOSTROPHE = re.compile(
    r"(?<=[A-Za-z])\?(?=(?:t|s|re|ve|ll|d|m)\b(?![?=&]))(?:(?<=n\?)(?=t\b)|(?<=[a-z]{2}\?)(?=s\b)|(?<=(?:[Ww]e|ey|ou)\?)(?=re|ve|ll|d)"
    r"|(?<=\bI\?)(?=m|ve|ll|d)|(?<=[hH]e\?)(?=ll|d\b)|(?<=[Ii]t\?)(?=ll|d\b|s\b))"
)
_LOW_QUOTE = re.compile(
    r"(?<=[A-Za-z0-9À-ɏ])[\u201a\u060c\uff0c](?=[ \t\n]|$)|(?<=[^\W_])\u201a(?=[^\W_])", re.MULTILINE
)
_ALIKE = {"\uff0c": ",", "\uff0e": ".", "\uff01": "!", "\uff1f": "?", "\uff1a": ":", "\uff1b": ";", "\u037e": ";"}
_WIDE_MARK = re.compile("(?<=[A-Za-z])[" + "".join(_ALIKE) + "]")
_ACCENT = re.compile(r"(?<=[A-Za-z])[`´](?=(?:s|t|re|ve|ll|d|m)\b)|(?<=[A-Za-z]n)[`´](?=t\b)|(?<=[a-z]s)´(?= )")
_ESCAPE = re.compile(
    r"""\\u(?:[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|[0-9a-fA-F]{4})|\\x[0-9a-fA-F]{2}(?![0-9a-fA-F])|_x00[0-9A-F]{2}_
    |\\["'’”“](?=\w|\s|[.,!?]|$)|(?<=[.!?"”])\\n(?=\W|[A-Z]|$)|(?<=[.!?"”\s])\\[rt](?=\s|\\|$)|(?<=[\w.>])\\/(?=\w|>)""",
    re.VERBOSE | re.MULTILINE,
)
_QUOTED_PRINTABLE = re.compile(r"(?:=[0-9A-F]{2}){2,}|=20(?=\s|$)|=3D(?=[\"'])|(?<=\w)=$(?=\r?\n[a-z])", re.MULTILINE)
_PERCENT = re.compile(r"%(?:[0-9A-F]{2}(?:%[0-9A-F]{2})+|20(?=[A-Za-z]))")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_CONTROLS = "\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ufff9-\ufffc"
_CONTROL = re.compile(f"[{_CONTROLS}\x85](?:(?<=\x85)|[{_CONTROLS}]*)")
_CYRILLIC = dict(zip("АВЕКМНОРСТУХІЈЅаекмортсухіјѕ", "ABEKMHOPCTYXIJSaekmoptcyxijs", strict=True))
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_WORD_START = re.compile("[A-Za-z\u0400-\u04ff]+$")
_MIXED = re.compile(
    "(?<![^\\W\\d_])(?=[^\\W\\d_]*[A-Za-z])(?=[^\\W\\d_]*[\u0400-\u04ff])[A-Za-z\u0400-\u04ff]+(?![^\\W\\d_])"
)


@rule(
    severity=ERROR,
    bad=("The presidentâ€™s caf\u00c3\u00a9 is open.", "It cost Â£5.", "He said â€œnoâ€\x9d twice."),
    good=("A café in São Paulo, Ångström and Ünlü.", "The CAFÉ’S menu", "“À la carte”", "ÄÖÜ"),
)
def mojibake_sequence(document: Document) -> Iterator[Problem]:
    """Two or three strange characters where one was meant.

    A text in UTF-8 was read as Windows-1252 or another old encoding.
    """
    for start, end, meant in mojibake.damaged(document.visible):
        yield Problem(
            Span(start, end),
            "Restore the characters that a wrong encoding damaged.",
            (Fix(meant, safe=bool(meant.strip())),),
        )


@rule(
    severity=WARNING,
    bad=("The president\ufffds car.", "He said \ufffdno\ufffd twice."),
    good=("The president’s car.",),
)
def replacement_mark(document: Document) -> Iterator[Problem]:
    """The mark that stands for a character which could not be read.

    The character is lost; its neighbours tell what it probably was.
    """
    text = document.visible
    if "\ufffd" in text or "ï¿½" in text:
        for match in _REPLACEMENT.finditer(text):
            start, end = match.span()
            likely = mojibake.likely(text, start, end)
            fixes = (Fix(likely, safe=False),) if likely is not None else ()
            start -= likely == "" and text[start - 1 : start] == " "  # what stood for nothing goes with its space
            yield Problem(Span(start, end), "Restore the character that was lost here.", fixes)


@rule(
    severity=WARNING,
    bad=("They don?t know.", "It was the company?s car."),
    good=("What is it? They know.", "Who? Me?", "https://example.com/?s=1"),
)
def lost_apostrophe(document: Document) -> Iterator[Problem]:
    """A question mark where an apostrophe was.

    An old encoding had no curly apostrophe and put its mark for the unknown there.
    """
    if "?" in document.prose:
        for match in _LOST_APOSTROPHE.finditer(document.prose):
            yield Problem(
                Span(*match.span()),
                "Replace this question mark with the apostrophe that was lost.",
                (Fix("’", safe=True),),
            )


@rule(
    severity=WARNING,
    bad=("On Monday‚ he left.", "He left， she stayed.", "It`s late.", "They don´t know."),
    good=("‚Nein‘, sagte er.", "He left, she stayed.", "the `code` here", "他说，好。"),
)
def look_alike(document: Document) -> Iterator[Problem]:
    """A mark that only looks like the one that was meant.

    A low quotation mark or a wide comma breaks search and looks wrong in other type; so does an accent as apostrophe.
    """
    text = document.prose
    for signs, pattern in (
        (("\u201a", "\u060c", "\uff0c"), _LOW_QUOTE),
        (tuple(_ALIKE), _WIDE_MARK),
        (("`", "´"), _ACCENT),
    ):
        if not any(sign in text for sign in signs):
            continue
        for match in pattern.finditer(text):
            meant = _ALIKE.get(match[0], "’" if match[0] in "`´" else ",")
            if match[0] == "`" and text[max(0, text.rfind("\n", 0, match.start())) : match.start()].count("`") % 2:
                continue
            yield Problem(
                Span(*match.span()), f"Use “{meant}”: this mark only looks like it.", (Fix(meant, safe=True),)
            )


@rule(
    severity=ERROR,
    bad=("The president\\u2019s car.", 'He said \\"no\\" twice.', "It ended.\\nThen it began.", "It=E2=80=99s late."),
    good=("The file is C:\\temp\\new.", "See https://example.com/a%20b.", "Type \\u2019 as an escape.", "E = mc2"),
)
def visible_escape(document: Document) -> Iterator[Problem]:
    """An escape that was not turned into its character.

    Data files and mails write characters that way; a program passed them on unread.
    """
    text = document.visible
    for sign, pattern in (("\\", _ESCAPE), ("_x00", _ESCAPE), ("=", _QUOTED_PRINTABLE), ("%", _PERCENT)):
        if sign not in text or (sign == "_x00" and "\\" in text):
            continue
        for match in pattern.finditer(text):
            shown = mojibake.unescaped(match[0])
            if shown is None or tags.in_address(text, match.start()) or tags.talked_about(text, *match.span()):
                continue
            yield Problem(
                Span(*match.span()), "Replace this escape with its character.", (Fix(shown, safe=bool(shown.strip())),)
            )


@rule(
    severity=ERROR,
    bad=("The president\x92s car.", "The vote\x07 is near.", "Share \uf09a now"),
    good=("One\ttwo\nthree", "The president’s car."),
)
def control_character(document: Document) -> Iterator[Problem]:
    """A control character or one without a meaning of its own.

    It comes from Windows-1252 read as Latin-1, from an icon font, or from a word processor's field.
    """
    found = [*_CONTROL.finditer(document.visible)]
    damaged = [Span(start, end) for start, end, _ in mojibake.damaged(document.visible)] if found else []
    for match in found:
        if any(span.overlaps(Span(*match.span())) for span in damaged):
            continue  # the second half of a damaged quotation mark
        if document.text[match.start() : match.end()] == match[0]:
            shown = mojibake.control(match[0])
            yield Problem(Span(*match.span()), "Delete or replace this control character.", (Fix(shown, safe=True),))


@rule(severity=WARNING, bad=("The o\ufb03ce is closed.",), good=("The office is closed.",))
def ligature(document: Document) -> Iterator[Problem]:
    """A ligature in a single character.

    Text from a PDF has them; search and spelling do not find the word.
    """
    for match in _LIGATURE.finditer(document.visible):
        letters = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")[ord(match[0]) - 0xFB00]
        yield Problem(
            Span(*match.span()), f"Write the ligature as separate letters: “{letters}”.", (Fix(letters, safe=True),)
        )


@rule(
    severity=WARNING,
    bad=("\u0422he vote is near.", "The vo\u0442e is near."),
    good=("The newspaper Правда", "Example", Example("Москва and London")),
)
def mixed_alphabet(document: Document) -> Iterator[Problem]:
    """A word with a Cyrillic letter among Latin ones.

    It looks right and is found by no search; copies are disguised so.
    """
    end = -1
    for letter in _CYRILLIC_LETTER.finditer(document.prose):
        start = _WORD_START.search(document.prose[max(0, letter.start() - 60) : letter.end()])
        match = _MIXED.match(document.prose, letter.end() - len(start[0])) if start and letter.start() >= end else None
        if match is None:
            continue
        end = match.end()
        word = "".join(_CYRILLIC.get(sign, sign) for sign in match[0])
        fixes = (Fix(word),) if word.isascii() else ()
        yield Problem(Span(*match.span()), "Replace the Cyrillic letters in this word with Latin ones.", fixes)
