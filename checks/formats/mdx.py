"""MDX: Markdown with JSX in it, and with imports and exports; what stands between tags is read."""

from typing import Any

from checks.core.layout import Layout
from checks.formats import markdown
from checks.formats.markdown import closes, escaped, joint, marks, whole

__all__ = ["SUFFIXES", "closes", "escaped", "joint", "layout", "marks", "whole"]

SUFFIXES = (".mdx",)


def layout(text: str, before: Any = None) -> Layout:
    """The masks and blocks of a text."""
    return markdown.layout(text, before, jsx=True)
