"""Shortcodes and placeholders: what a content system or a template should have turned into text."""

import re
from collections.abc import Iterable, Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import ERROR, rule
from checks.core.searching import found
from checks.core.span import Span
from checks.page import tags

_UNCLOSED_SHORTCODE = re.compile(
    r"\[/?(?:caption|gallery|embed|vc_\w+|et_pb_\w+|fusion_\w+)\b[^\[\]\n]{0,300}(?=\n|\Z|\[)"
)
_PLACEHOLDER = re.compile(
    r"\{\{[<%][^{}]{0,1000}?[>%]\}\}|\{\{\{?[^{}\n]{0,200}\}\}\}?|\{%[^{}\n]{0,200}%\}|\{\#[^{}\n]{0,200}\#\}|[$#]\{[^{}\n]{1,200}\}"
    r"|<%[^<>\n]{0,200}%>"
    r"|\{/?(?:loadposition|loadmodule|mos\w+|youtube|vimeo|gallery|article|modal|snippet|widget|embed|slider|tabs?"
    r"|jcomments|rsform|module|source|image|audio|video)\b[^{}\n]{0,120}\}"
    r"|\{\{|\}\}|(?<!\{)\{/?[A-Za-z_$][\w.:|-]{0,60}\}(?!\})|(?<![\w%])%%[\w.-]{1,40}%%"
    r"|(?<![\w%])%[A-Z][A-Z0-9_]{2,40}%"
    r"|(?<![\w%])%(?:\d\$)?[sd](?![\w%])|(?<![\w@])@@[\w.-]{1,40}@@|(?<![\w#])\#\#\#?[A-Z_]{3,40}\#\#\#?"
    r"|(?<!\w)__[A-Z][A-Z_]{2,40}__(?!\w)"
    r"|\[object Object\]|(?<![\w.])\*\|[A-Z_:]{2,40}\|\*|\[%[^\[\]\n]{1,80}%\]"
)
_SPOKEN_OF = re.compile(r" (?:opens?|closes?|begins?|ends?|starts?|marks?|and|or)\b")


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
    found = (
        Span(*match.span())
        for match in tags.SHORTCODE.finditer(text)
        if tags.shortcode(match[0], match["name"], match["rest"]) and not tags.talked_about(text, *match.span())
    )
    for span in _joined(text, found):
        closing = span.of(text).startswith("[/") and span.of(text).count("[") == 1
        yield Problem(span, "Delete this shortcode, or insert what it stands for.", (Fix("", safe=closing),))
    for match in _UNCLOSED_SHORTCODE.finditer(text):
        yield Problem(Span(*match.span()), "Delete this piece of a shortcode.", (Fix(""),))


@rule(
    severity=ERROR,
    bad=(
        "{{ article.title }}",
        "{loadposition banner-top}",
        "Dear %%first_name%%,",
        "Hello ${user.name}!",
        "By {author}",
        "{% endif %}",
        "It cost %s.",
    ),
    good=("US$5 {about £4}", "100% sure", "The {{cite}} template is old.", "a 50% discount"),
)
def placeholder(document: Document) -> Iterator[Problem]:
    """A placeholder of a template that was never filled.

    Readers see the name of a field instead of its value.
    """
    for span in _joined(document.visible, _placeholders(document.visible)):
        yield Problem(span, "Fill this placeholder of a template or delete it.", (Fix(""),))


def _joined(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbours with nothing but spaces between them as one."""
    last: Span | None = None
    for span in spans:
        if last and last.end <= span.start and not text[last.end : span.start].strip(" "):
            last = Span(last.start, span.end)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _placeholders(text: str) -> Iterator[Span]:
    end = -1
    for sign in found(text, ("{", "}}", "%", "<%", "@@", "##", "__", "[object", "[%", "*|")):
        at = sign - 1 if text[sign] == "{" and text[sign - 1 : sign] in ("$", "#") else sign
        match = _PLACEHOLDER.match(text, at) if at >= end else None
        if match is None:
            continue
        end = match.end()
        if len(match[0]) == 2 and _SPOKEN_OF.match(text, end):
            continue
        if not tags.in_address(text, match.start()) and not tags.talked_about(text, *match.span()):
            yield Span(*match.span())
