"""Markup that was meant for a browser: tags and pieces of them, attributes, entities, shortcodes, comments.

The format's own markup is masked before these rules read; what is left in a pasted text is residue. A tag
that the sentence talks about ("the <b> tag") is none.
"""

import re
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, WARNING, Example, rule
from checks.core.span import Span
from checks.lexicon import tags

CATEGORY = "markup"

_ELEMENT = re.compile(
    r"<(script|style|noscript|iframe|svg|template)\b[^<>]{0,2000}>.{0,20000}?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*(?:[:-][\w:-]+)?)(?P<rest>(?:\s[^<>]{0,2000})?)/?>")
_DECLARATION = re.compile(
    r"<!--.{0,5000}?--!?>|<!\[CDATA\[|\]\]>|<!\[?(?:DOCTYPE|if|endif)\b[^<>]{0,300}>|<\?(?:xml|php)\b.{0,2000}?\?>"
    r"|<!--|--!?>(?!>)",
    re.DOTALL,
)
_OPEN = re.compile(r"</?(?P<name>[A-Za-z][A-Za-z0-9]*)(?:(?=\s+[\w-]+=)[^<>\n]{0,400}|(?=[ \t]*(?:[\r\n<]|\Z)))")
_ATTRIBUTES = re.compile(
    r"""(?<![\w/?&=.])(?:[A-Za-z][\w:-]*[A-Za-z][\w:-]*=
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
_ENTITY = re.compile(
    r"&(?:amp;|\#38;)*(?:(?P<named>[A-Za-z][A-Za-z0-9]{1,30})|\#(?P<number>\d{2,7}|[xX][0-9a-fA-F]{2,6}));"
    r"|&(?:amp;)*(?P<bare>nbsp|quot|rsquo|lsquo|rdquo|ldquo|ndash|mdash|hellip|apos|\#0?39|\#8\d{3}"
    r"|\#x20\d\d)(?![\w;=])"
    r"|(?<![\w&;])(?P<lost>nbsp|rsquo|lsquo|rdquo|ldquo|ndash|mdash|\#0?39|\#82\d\d);"
)
_SHORTCODE = re.compile(r"\[\[?/?(?P<name>[A-Za-z][\w:-]*)(?P<rest>(?:[\s=|:][^\[\]\n]{0,1000})?)/?\]\]?(?!\()")
_UNCLOSED_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|vc_\w+|et_pb_\w+|fusion_\w+)\b[^\[\]\n]{0,300}(?=\n|\Z|\[)"
)
_PLACEHOLDER = re.compile(
    r"\{\{\{?[^{}\n]{0,200}\}\}\}?|\{%[^{}\n]{0,200}%\}|\{\#[^{}\n]{0,200}\#\}|[$#]\{[^{}\n]{1,200}\}"
    r"|<%[^<>\n]{0,200}%>"
    r"|\{\{|\}\}|(?<!\{)\{/?[A-Za-z_$][\w.:|-]{0,60}\}(?!\})|(?<![\w%])%%[\w.-]{1,40}%%"
    r"|(?<![\w%])%[A-Z][A-Z0-9_]{2,40}%"
    r"|(?<![\w%])%(?:\d\$)?[sd](?![\w%])|(?<![\w@])@@[\w.-]{1,40}@@|(?<![\w#])\#\#\#?[A-Z_]{3,40}\#\#\#?"
    r"|(?<!\w)__[A-Z][A-Z_]{2,40}__(?!\w)"
    r"|\[object Object\]|(?<![\w.])\*\|[A-Z_:]{2,40}\|\*|\[%[^\[\]\n]{1,80}%\]"
)


def _mended(document: Document, start: int, end: int, shown: str, safe: bool) -> tuple[Span, Fix]:
    """The piece and what it becomes; where it goes between two blanks, one of them goes along."""
    text = document.text
    before, after = text[start - 1 : start], text[end : end + 1]
    if not shown and before in ("", " ", "\n") and after == " ":
        end += 1
    elif not shown and before == " " and after in ("", "\n", "\r", ".", ",", ";", ":", "!", "?"):
        start -= 1
    return Span(start, end), Fix(shown, safe)


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
    for match in _ELEMENT.finditer(text):
        yield _problem(document, match, "Script or style of the page.")
    for match in _TAG.finditer(text):
        if tags.known(match["name"], match["rest"]) and not tags.talked_about(text, *match.span()):
            block = tags.breaks(match["name"])
            glued = text[match.start() - 1 : match.start()].strip() and text[match.end() : match.end() + 1].strip()
            shown = block if glued else ""
            yield _problem(document, match, "A tag is left over.", shown, safe=tags.plain(match["name"]))


@rule(
    severity=ERROR,
    bad=("<!-- wp:paragraph -->\nThe vote is on Monday.", "One <!--more--> two."),
    good=("An arrow --> points here.", "He left -- and came back."),
)
def comment(document: Document) -> Iterator[Problem]:
    """A comment or a declaration of a page's source.

    Block editors and office programs mark their paragraphs with them.
    """
    text = document.visible
    if "<!" not in text and "<?" not in text and "]]>" not in text:
        return
    for match in _DECLARATION.finditer(text):
        if match[0] in ("-->", "--!>") and "<!--" not in text[max(0, match.start() - 5000) : match.start()]:
            continue
        if not tags.talked_about(text, *match.span()):
            yield _problem(document, match, "A comment of the page's source.", safe=tags.block_comment(match[0]))


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
    patterns: list[re.Pattern[str]] = []
    if ">" in text:
        patterns += [_TAIL, _NAME_TAIL]
    if "<" in text:
        patterns.append(_OPEN)
    if "=" in text:
        patterns += [_ATTRIBUTES, _BARE_ATTRIBUTES]
    taken = [m.span() for m in _TAG.finditer(text)] if "<" in text else []
    taken += [m.span() for m in _SHORTCODE.finditer(text)] if "[" in text else []
    for pattern in patterns:
        for match in pattern.finditer(text):
            if any(start < match.end() and match.start() < end for start, end in taken):
                continue
            if tags.is_piece(match[0], text, match.start()) and not tags.talked_about(text, *match.span()):
                taken.append(match.span())
                yield _problem(document, match, "A piece of a tag is left over.")


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
    if "&" not in text and ";" not in text:
        return
    for match in _ENTITY.finditer(text):
        shown = tags.decoded(match)
        if shown is None or tags.in_address(text, match.start()) or tags.talked_about(text, *match.span()):
            continue
        if shown.isspace() and (
            text[match.start() - 1 : match.start()].isspace() or text[match.end() : match.end() + 1].isspace()
        ):
            shown = ""
        yield Problem(
            Span(*match.span()), "A character reference is left over.", (Fix(shown, safe=shown not in ("<", ">")),)
        )


@rule(
    severity=ERROR,
    bad=('[caption id="attachment_7" align="left"]', "A view.[/caption]", "[gallery ids=1,2]", "[vc_row][vc_column]"),
    good=("“We [laughs] left,” he said.", "[sic]", "the [caption] shortcode", "See note [a] and [Editor's note: cut]."),
)
def shortcode(document: Document) -> Iterator[Problem]:
    """A shortcode of a content system.

    The plugin that should have turned it into a picture or a form did not run.
    """
    text = document.visible
    if "[" not in text:
        return
    for match in _SHORTCODE.finditer(text):
        if tags.shortcode(match[0], match["name"], match["rest"]) and not tags.talked_about(text, *match.span()):
            yield _problem(document, match, "A shortcode is left over.", safe=match[0].startswith("[/"))
    for match in _UNCLOSED_SHORTCODE.finditer(text):
        yield _problem(document, match, "A piece of a shortcode is left over.")


@rule(
    severity=ERROR,
    bad=(
        "{{ article.title }}",
        "Dear %%first_name%%,",
        "Hello ${user.name}!",
        "By {author}",
        "{% endif %}",
        "It cost %s.",
    ),
    good=("US$5 {about £4}", "100% sure", "The {{cite}} template is old.", "a 50% discount"),
)
def placeholder(document: Document) -> Iterator[Problem]:
    """A template's placeholder that nothing was put into.

    The reader sees the name of a field instead of its value.
    """
    text = document.visible
    if not any(mark in text for mark in ("{", "%", "<%", "@@", "##", "__", "}}", "[object", "*|")):
        return
    for match in _PLACEHOLDER.finditer(text):
        if not tags.in_address(text, match.start()) and not tags.talked_about(text, *match.span()):
            yield _problem(document, match, "A template's placeholder is left over.")
