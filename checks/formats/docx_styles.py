"""Which kind of block a paragraph of a .docx is: its style says so, or its numbering, or the cell that it stands in."""

from typing import Any

from checks.core.blocks import CAPTION, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE
from checks.formats.docx_package import W

_STYLES = (
    ("subtitle", PARAGRAPH),
    ("title", HEADLINE),
    ("heading", HEADING),
    ("list", LIST_ITEM),
    ("caption", CAPTION),
    ("quote", QUOTE),
    ("intense quote", QUOTE),
)
"""What the names of styles start with."""


def style_kinds(tree: Any) -> dict[str, str]:
    """The kind of block that each paragraph style stands for, by its id; names are English in every Word."""
    kinds: dict[str, str] = {}
    basis: dict[str, str] = {}
    for style in tree.iter(W + "style"):
        key = style.get(W + "styleId", "")
        name = _value(style, "name").lower()
        basis[key] = _value(style, "basedOn")
        kind = next((kind for start, kind in _STYLES if name.startswith(start)), "")
        if kind or style.find(f"{W}pPr/{W}numPr") is not None:
            kinds[key] = kind or LIST_ITEM
    for key in basis:
        seen, at = {key}, key
        while at not in kinds and basis.get(at) and basis[at] not in seen:
            at = basis[at]
            seen.add(at)
        if at in kinds:
            kinds.setdefault(key, kinds[at])
    return kinds


def kind_of(paragraph: Any, styles: dict[str, str]) -> str:
    """The kind of block that a paragraph is, with the kinds of the styles."""
    kind = styles.get(_value(paragraph, "pPr/pStyle"), "")
    numbered = paragraph.find(f"{W}pPr/{W}numPr") is not None and _value(paragraph, "pPr/numPr/numId") != "0"
    if not kind and (numbered or paragraph.getparent().tag == W + "tc"):
        return LIST_ITEM
    return kind or PARAGRAPH


def _value(element: Any, path: str) -> str:
    found = element.find("/".join(W + step for step in path.split("/")))
    return "" if found is None else found.get(W + "val", "")
