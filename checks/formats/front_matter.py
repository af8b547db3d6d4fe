"""The front matter of a Markdown file, YAML or TOML: the fields that readers see, each where it stands."""

import re
from collections.abc import Iterator

from checks.core.blocks import CAPTION, HEADLINE, PARAGRAPH, Block
from checks.core.masking import Mask
from checks.core.span import Span

_WHOLE = re.compile(
    r"""\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*(?:\r\n|\r|\n)
    (?:.*?(?:\r\n|\r|\n))??(?P=fence)[ \t]*(?=[\r\n]|\Z)""",
    re.DOTALL | re.VERBOSE,
)
"""Its fences included."""

_TITLES = "title headline kicker linktitle seo_title seotitle og_title strapline".split()
_TEXTS = "description subtitle standfirst summary excerpt dek deck lead lede intro introduction abstract teaser".split()
_CAPTIONS = "caption alt image_alt imagealt alt_text alttext image_caption credit_line figcaption".split()
FIELDS = {
    **dict.fromkeys(_TITLES, HEADLINE),
    **dict.fromkeys(_TEXTS, PARAGRAPH),
    **dict.fromkeys(_CAPTIONS, CAPTION),
}
"""The fields that readers see, in lower case with hyphens as underscores, and the kind of block that each is."""

_FIELD = re.compile(
    r"""^(?P<lead>[ \t]*(?:-[ \t]+)?)(?P<name>[A-Za-z][\w-]*)[ \t]*[:=](?:[ \t]+|(?=["'\r\n]))
        (?: (?P<triple>\"\"\"|''')(?P<long>.*?)(?P=triple)
          | "(?P<double>(?:[^"\\]|\\.)*)"
          | '(?P<single>(?:[^']|'')*)'
          | [|>][+-]?\d?[ \t]*(?:\r\n|\r|\n)
            (?P<lines>(?:(?P=lead)[ \t]+[^\r\n]*(?:\r\n|\r|\n)|[ \t]*(?:\r\n|\r|\n))*)
          | (?P<plain>[^\s"'|>\[{&*!%@`\#][^\r\n]*?)(?=[ \t]*(?:[ ]\#[^\r\n]*)?(?:[\r\n]|\Z))
        )""",
    re.VERBOSE | re.MULTILINE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\([\"\\/])|''")
_FOLD = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")


def extent(text: str) -> Span:
    """Where the front matter of a text stands; nothing at its start where it has none."""
    match = _WHOLE.match(text)
    return Span(0, match.end() if match else 0)


def fields(text: str, span: Span) -> Iterator[tuple[Block, list[Mask]]]:
    """Each field that readers see, with what in it stands for something else."""
    for match in _FIELD.finditer(text, span.start, span.end):
        kind = FIELDS.get(match["name"].lower().replace("-", "_"))
        group = next((each for each in ("long", "double", "single", "lines", "plain") if match[each]), None)
        if kind is None or group is None or not match[group].strip():
            continue
        own = Span(*match.span(group)).stripped(text)
        masks = [Mask(Span(*fold.span()), " ") for fold in _FOLD.finditer(text, own.start, own.end)]
        if group in ("double", "single"):
            masks += [
                Mask(Span(*escape.span()), escape[1] or "'")
                for escape in _ESCAPE.finditer(text, own.start, own.end)
                if (group == "double") == (escape[1] is not None)
            ]
        yield Block(kind, own), masks
