"""From a chart or a table to the place in the article, at the desk."""

import time
from bisect import bisect_right

import streamlit as st

from checks.core.span import Span
from checks.ui.app.desk import Desk
from checks.ui.app.rows import row_spans


def ask(desk: Desk, span: Span) -> None:
    """Remembers that the desk is to open at a stretch of its text."""
    starts = [row.start for row in row_spans(desk.text)]
    row = max(bisect_right(starts, span.start) - 1, 0)
    words = span.of(desk.text).splitlines()
    st.session_state.going = {"number": time.time(), "row": row, "text": words[0] if words else ""}
    st.session_state.leaving = True


def asked() -> bool:
    """True once, where a page is to be left for the desk."""
    return bool(st.session_state.pop("leaving", False))
