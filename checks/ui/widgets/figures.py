"""Figures in small tables and lines: what a chart shows for those who cannot see it, and what is counted."""

import html
import re
from collections.abc import Mapping, Sequence

import streamlit as st

_NUMBER = re.compile(r"[–+−-]?[\d,. ]*(?:%| of 100)?")
Row = Mapping[str, object]


def figures(label: str, rows: Sequence[Row], *, tall: bool = True) -> None:
    """Shows rows that all have the same keys, which are the heads. Where it is not to grow `tall`, it scrolls."""
    st.html(table_html(label, rows, tall=tall))


def table_html(label: str, rows: Sequence[Row], *, tall: bool = True) -> str:
    """The table as HTML. Columns of numbers stand right; the first column is the head of its row."""
    if not rows:
        return ""
    heads = list(rows[0])
    numbers = {head for head in heads[1:] if all(_NUMBER.fullmatch(_text(row[head])) for row in rows)}
    marks = {head: ' class="cf-n"' if head in numbers else "" for head in heads}
    head = "".join(f'<th scope="col"{marks[head]}>{html.escape(head)}</th>' for head in heads)
    cells = ("".join(_cell(row[head], marks[head], head == heads[0]) for head in heads) for row in rows)
    lines = "".join(f"<tr>{one}</tr>" for one in cells)
    name = html.escape(label, quote=True)
    scrolls = "" if tall else f' role="region" tabindex="0" aria-label="{name}"'
    return (
        f'<div class="cf{"" if tall else " cf-low"}"{scrolls}><table><caption>{name}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{lines}</tbody></table></div>"
    )


def line(parts: Mapping[str, object]) -> None:
    """Shows a few figures in one line, each under its name."""
    pairs = ((html.escape(name), html.escape(_text(value))) for name, value in parts.items())
    shown = "".join(f"<div><dt>{name}</dt><dd>{value}</dd></div>" for name, value in pairs)
    st.html(f'<dl class="cf-line">{shown}</dl>')


def passages(texts: Sequence[str]) -> None:
    """Shows pieces of copy, each by itself, with every space and line break as it is."""
    st.html(f'<ul class="cf-copy">{"".join(f"<li>{html.escape(text)}</li>" for text in texts)}</ul>')


def _cell(value: object, mark: str, first: bool) -> str:
    tag, scope = ("th", ' scope="row"') if first else ("td", "")
    return f"<{tag}{scope}{mark}>{html.escape(_text(value))}</{tag}>"


def _text(value: object) -> str:
    return "–" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
