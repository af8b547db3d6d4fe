"""The review: one component without build, frame or foreign host."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

PARTS = ("model", "dom", "article", "list", "card", "dialogs", "outbox", "keys", "head", "out", "page")
"""The scripts, in the order in which they are joined into one module."""

_FOLDER = Path(__file__).parents[1] / "component"


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


@cache
def _component() -> Any:
    return st.components.v2.component(
        "copydesk.review",
        html=_read("desk.html"),
        css=_read("desk.css"),
        js="\n".join(_read(f"{part}.js") for part in PARTS),
        isolate_styles=False,
    )


def pane(data: dict[str, Any], key: str, on_outbox: Callable[[], None], on_poll: Callable[[], None]) -> None:
    """Mounts the review; the two functions are called when the page has sent something.

    The data goes as one string: of each value in a mapping Streamlit asks whether it is a table, and loads pandas to
    know.
    """
    _component()(data=[json.dumps(data)], key=key, on_outbox_change=on_outbox, on_poll_change=on_poll)
