"""The desk: a draft comes in, and is reviewed."""

from typing import Any

import streamlit as st

from checks.ui.app import session, warming
from checks.ui.app.checking import GRAMMAR
from checks.ui.app.desk import Desk
from checks.ui.app.export import export, file_name, others
from checks.ui.app.files import straight
from checks.ui.app.outbox import receive
from checks.ui.app.view import view
from checks.ui.pages.draft import draft
from checks.ui.widgets.pane import pane

KEY = "review"


def desk() -> None:
    """The page."""
    article = session.current()
    if article is None or st.session_state.get("drafting"):
        draft(article)
    else:
        _queue()
        _review()


@st.fragment
def _review() -> None:
    article = session.current()
    if article is None or st.session_state.get("drafting"):
        st.rerun()
    session.checking().collect(article)
    session.settle(article)
    data = view(article, session.checking())
    data |= {
        "file": file_name(article),
        "saves": others(article),
        "straight": straight(article),
        "export": st.session_state.get("export"),
        "refused": st.session_state.get("refused"),
        "notice": _notice(article),
        "going": st.session_state.get("going"),
    }
    pane(data, KEY, _receive, _poll)


def _notice(article: Desk) -> str:
    """What the editor must know: that nothing is kept, that the text became a copy, what the reviewing editor asks."""
    said = (st.session_state.get(name, "") for name in ("unkept", "desk_notice"))
    return " ".join(filter(None, (*said, f"{article.status.capitalize()}: {article.note}" if article.note else "")))


def _receive() -> None:
    article = session.current()
    box = _sent("outbox")
    if article is None or box is None:
        return
    session.checking().collect(article)
    words = set(article.words)
    for deed in receive(article, box):
        if deed.get("do") == "export":
            made = export(article, str(deed.get("format")))
            st.session_state.export = {"page": str(box.get("page")), "seq": deed["seq"], **made.packed()}
        elif deed.get("do") == "grammar again":
            session.checking().again(article, GRAMMAR)
        elif deed.get("do") == "leave":
            session.draft()
        elif not deed["done"] and deed.get("do") == "type":
            st.session_state.refused = {"page": str(box.get("page")), "seq": deed["seq"], "text": deed.get("after")}
    session.keep(article, words)


def _poll() -> None:
    article, box = session.current(), _sent("poll")
    if article is not None and isinstance(box, dict) and box.get("check"):
        session.checking().behind(article)
        warming.begin()


def _sent(what: str) -> Any:
    state = st.session_state.get(KEY)
    return None if state is None else state.get(what)


def _queue() -> None:
    """Articles that came in together, one after the other."""
    waiting: list[str] = st.session_state.get("queue", [])
    if not waiting:
        return
    row = st.container(key="queue", horizontal=True, vertical_alignment="center")
    row.caption(f"{len(waiting)} more in the queue")
    if row.button("Next article"):
        st.session_state.queue = waiting[1:]
        session.open_article(waiting[0])
        st.rerun()
