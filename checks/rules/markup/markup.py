"""Markup that was meant for a browser: tags and pieces of them, attributes, entities, shortcodes, comments.

The format's own markup is masked before these rules read; what is left in a pasted text is an artifact. A tag
that the sentence talks about ("the <b> tag") is none.
"""

import re
from collections.abc import Iterator
from itertools import chain

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.masking import masked
from checks.core.rule import ERROR, WARNING, Example, rule
from checks.core.searching import found
from checks.core.span import Span
from checks.page import tags

_TAG = re.compile(
    r"(?<!\{\{)<(?:/|[ ](?=\w+ [\w-]+=))?(?P<name>[A-Za-z][A-Za-z0-9]*(?:[:-][\w:-]+)?)"
    r"(?P<rest>(?:\s[^<>]{0,2000})?)/?>"
)
_DECLARATION = re.compile(r"<!\[CDATA\[|<!\[?(?:DOCTYPE|if|endif)\b[^<>]{0,300}>|<\?(?:xml|php)\b[^<>]{0,300}\??>")
_OPEN = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:(?=\s+[\w-]+=)[^<>\n]{0,400}|(?=[ \t]*(?:[\r\n<]|\Z)))")
_ATTRIBUTES = re.compile(
    r"""(?<![\w/?&=.])(?:[:-]?[A-Za-z][\w:-]*=
        (?:"[^"\n<>]{0,400}"|'[^'\n<>]{0,400}'|[“”][^“”"\n<>]{0,200}[“”"])[ ]?)+/?>?""",
    re.VERBOSE,
)
_BARE_ATTRIBUTES = re.compile(
    r"(?<![\w/?&])(?:(?:width|height|border|cellpadding|align|valign|tabindex|colspan)=[\w%-]{1,12}\s*){2,}/?>?"
)
_TAIL = re.compile(r"""[^\s<>"'“”‘’()\[\]]*(?:["”]\s?|['’])/?>(?![>=\w-])""")
_NAME_TAIL = re.compile(
    r"(?<![\w<>&/-])/(?:p|a|b|i|u)\s?>(?![\w>=])|(?<![\w<>&/.-])(?:/?(?:div|span|strong|em|li|ul|ol|td|tr"
    r"|th|br|hr|h[1-6]|script|style|table|tbody|iframe"
    r"|section|figure|figcaption|blockquote|aside|header|footer|nav|button|html|body))\s?/?>(?![\w>=])"
)
_LOST_ENTITY = re.compile(r";(?:(?<=nbsp.)|(?<=[lr][sd]quo.)|(?<=[nm]dash.)|(?<=#\d\d.)|(?<=#\d{3}.)|(?<=#\d{4}.))")
_ENTITY = re.compile(
    r"&(?:amp;|\#38;)*(?:(?P<named>[A-Za-z][A-Za-z0-9]{1,30})|\#(?P<number>\d{2,7}|[xX][0-9a-fA-F]{2,6}));"
    r"|&(?:amp;)*(?P<bare>nbsp|quot|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|apos|\#0?39|\#8\d{3}"
    r"|\#x20\d\d)(?![\w;=])"
)
_LOST = re.compile(r"(?<![\w&;])(?P<lost>nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|\#0?39|\#82\d\d);")


_ENCODED_TAG = re.compile(
    r"&(?:amp;)*lt;/?(?P<name>[A-Za-z][A-Za-z0-9]*)(?P<rest>(?:\s(?:(?!&(?:amp;)*[lg]t;)[^\n<>]){0,400})?)\s?/?&(?:amp;)*gt;"
)


def _mended(document: Document, start: int, end: int, shown: str, safe: bool) -> tuple[Span, Fix]:
    """The piece and what it becomes; where it goes between two spaces, one of them goes with it."""
    text = document.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if not shown and before in ("", " ", "\n") and after == " ":
        end += 1
    elif not shown and before == " " and after in ("", "\n", "\r", ".", ",", ";", ":", "!", "?"):
        start -= not _goes_with_space(text, start - 1)
    return Span(start, end), Fix(shown, safe)


def _goes_with_space(text: str, end: int) -> bool:
    """True where a tag ends that takes the space after it along."""
    opened = text.rfind("<", max(0, end - 2000), end) if text[end - 1 : end] == ">" else -1
    return opened >= 0 and text[max(0, opened - 1) : opened] in ("", " ", "\n")


def _problem(document: Document, match: re.Match[str], message: str, shown: str = "", safe: bool = False) -> Problem:
    span, fix = _mended(document, match.start(), match.end(), shown, safe)
    return Problem(span, message, (fix,))


@rule(
    severity=ERROR,
    bad=("A <b>bold</b> move.", "<div class='x'>\nThe vote is on Monday.", "He left.<br/>She stayed."),
    good=(
        "Use the <b> tag for bold type.",
        "If a<b and b>c, then stop.",
        "Write `<div>` here.",
        Example("A `<b>`.", format="markdown"),
    ),
)
def tag(document: Document) -> Iterator[Problem]:
    """A tag that is shown as text.

    The page was copied from its source, or a program wrote markup where it was taken for words.
    """
    text = document.visible
    if "<" not in text:
        return
    programs = [Span(*place) for place in tags.elements(text)]
    for span in programs:
        yield Problem(span, "Delete this script or style of the page.", (Fix(""),))
    for match in _TAG.finditer(masked(text, programs)):
        if tags.known(match["name"], match["rest"]) and not tags.talked_about(text, *match.span()):
            block = tags.breaks(match["name"])
            glued = text[match.start() - 1 : match.start()].strip() and text[match.end() : match.end() + 1].strip()
            shown = block if glued else ""
            yield _problem(document, match, "Delete this leftover tag.", shown, safe=tags.plain(match["name"]))


@rule(
    severity=ERROR,
    bad=("<!-- wp:paragraph -->\nThe vote is on Monday.", "One <!--more--> two."),
    good=("An arrow --> points here.", "He left -- and came back."),
)
def comment(document: Document) -> Iterator[Problem]:
    """A comment or a declaration from the source of a page.

    Block editors and office programs mark their paragraphs with them.
    """
    text = document.visible
    if "<!" not in text and "<?" not in text and "]]>" not in text:
        return
    for start, end in tags.comments(text):
        if not tags.talked_about(text, start, end):
            span, fix = _mended(document, start, end, "", tags.block_comment(text[start:end]))
            yield Problem(span, "Delete this comment from the source of a page.", (fix,))
    for match in _DECLARATION.finditer(text):
        yield _problem(document, match, "Delete this declaration from the source of a page.")


@rule(
    severity=WARNING,
    bad=(
        'video-container">\n\nThe vote is on Monday.',
        'The vote class="lead" is on Monday.',
        "It ended.</p\n\nThen",
        "The end./p>",
    ),
    good=(
        'She said: "Go."',
        "5 > 3 and 2 < 4",
        'He typed class="x" attributes.',
        "A score of 5' > 4'.",
        '> "A quoted line"',
    ),
)
def broken_tag(document: Document) -> Iterator[Problem]:
    """A piece of a tag: its end, its beginning, or attributes without it.

    A tag was cut in two when the text was copied or cleaned.
    """
    text = document.visible
    whole = [pattern for sign, pattern in (("<", _TAG), ("[", tags.SHORTCODE)) if sign in text]
    text = masked(text, (Span(*match.span()) for pattern in whole for match in pattern.finditer(text)))
    for match in _pieces(text):
        if tags.is_piece(match[0], text, match.start()) and not tags.talked_about(text, *match.span()):
            yield _problem(document, match, "Delete this piece of a tag.")


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """What looks like a piece of a tag; looked for around the few characters that every piece has."""
    for at in found(text, (">",)):
        near = max(text.rfind(mark, max(0, at - 120), at) for mark in " \n\t") + 1
        for pattern in (_TAIL, _NAME_TAIL):
            match = pattern.search(text, max(near, at - 120), at + 1)
            if match and match.end() == at + 1 and text[at + 1 : at + 2] not in (">", "="):
                yield match
                break
    reached = 0
    for at in found(text, ('="', "='", "=“", "=”")):
        near = max(text.rfind(mark, max(0, at - 60), at) for mark in " \n\t<>\ufffc") + 1
        match = _ATTRIBUTES.match(text, near) if at >= reached else None
        if match and match.end() > at:
            reached = match.end()
            yield match
    if any(sign in text for sign in ("width=", "height=", "border=", "align=", "cellpadding=")):
        yield from _BARE_ATTRIBUTES.finditer(text)
    if "<" in text:
        yield from _OPEN.finditer(text)


@rule(
    severity=ERROR,
    bad=("It&#8217;s late.", "Marks &amp; Spencer", "Tea&nbsp;and cake", "Don&amp;#8217;t", "A&nbsp dot"),
    good=(
        "AT&T; Marks & Spencer",
        "R&D",
        "Call &copy=2 in https://example.com/?a=1&copy=2.",
        "The entity &amp; stands for it.",
    ),
)
def entity(document: Document) -> Iterator[Problem]:
    """A character reference that was not turned into its character.

    The text was encoded once more than it was decoded.
    """
    text = document.visible
    lost = list(_LOST.finditer(text)) if _LOST_ENTITY.search(text) else []
    if "&" not in text and not lost:
        return
    curly, taken = tags.curly(text), {at for match in _encoded_tags(text) for at in range(*match.span())}
    for match in chain(_ENTITY.finditer(text), lost):
        shown = tags.decoded(match)
        if (
            shown is None
            or match.start() in taken
            or tags.in_address(text, match.start())
            or tags.talked_about(text, *match.span())
        ):
            continue
        if shown.isspace() and (
            text[match.start() - 1 : match.start()].isspace() or text[match.end() : match.end() + 1].isspace()
        ):
            shown = ""
        shown = tags.in_place(text, *match.span(), shown, curly)
        yield Problem(
            Span(*match.span()),
            "Replace this character reference with its character.",
            (Fix(shown, safe=shown not in ("<", ">")),),
        )


@rule(
    severity=ERROR,
    bad=("He left.&lt;br&gt;She stayed.", "A &lt;strong&gt;bold&lt;/strong&gt; move.", "&amp;lt;p&amp;gt;The vote"),
    good=("If a &lt; b and c &gt; d", "Write &lt;p&gt; tags."),
)
def encoded_tag(document: Document) -> Iterator[Problem]:
    """A tag whose brackets were turned into character references.

    The page shows it as text instead of setting the type.
    """
    for match in _encoded_tags(document.visible):
        glued = not document.visible[match.start() - 1 : match.start()].isspace()
        shown = tags.breaks(match["name"]) if glued and match.start() else ""
        yield _problem(document, match, "Delete this leftover tag.", shown)


def _encoded_tags(text: str) -> Iterator[re.Match[str]]:
    for match in _ENCODED_TAG.finditer(text) if "lt;" in text else ():
        if tags.known(match["name"], match["rest"]) and not tags.talked_about(text, *match.span()):
            yield match
