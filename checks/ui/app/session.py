"""The article that this visitor works on, kept across pages, reloads and restarts."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import streamlit as st

from checks.core.errors import StoreError
from checks.store import Store
from checks.store.articles import Conflict
from checks.ui.app import saving, warming
from checks.ui.app.checking import Checking
from checks.ui.app.desk import Desk
from checks.ui.app.house import settings

LONGEST = 400_000
"""Code points; a longer text is no article, and no browser marks it in good time."""

LATE = 4.0
"""Seconds; the page asks again at least every three."""


@st.cache_resource
def store() -> Store:
    """The store of this machine, or the one that the newsroom shares."""
    return Store()


@contextmanager
def _going_on() -> Iterator[None]:
    """What is on the desk stays there where the store does not take it: it is said, and may be copied or downloaded."""
    try:
        yield
        st.session_state.pop("unkept", None)
    except StoreError as error:
        st.session_state.unkept = f"Your work is on this page only ({error}) Copy or download it before you leave."


def current() -> Desk | None:
    """The article on the desk: the session's own, or the one that the address names."""
    state = st.session_state
    named = st.query_params.get("article")
    if "desk" in state and (named in (None, state.desk.id) or _late(named)):
        if named != state.desk.id and not state.get("drafting"):
            st.query_params["article"] = state.desk.id
        return _desk()
    if named is not None and not state.get("drafting"):
        open_article(named)
    return _desk()


def _late(named: str) -> bool:
    """True for the address that was just left: a request under way when the article changed still carries it."""
    left, when = st.session_state.get("left", (None, 0.0))
    return bool(named == left and time.monotonic() - when < LATE)


def _desk() -> Desk | None:
    found: Desk | None = st.session_state.get("desk")
    return found


def checking() -> Checking:
    """What is under way for the article on the desk."""
    under_way: Checking = st.session_state.checking
    return under_way


def new_desk(text: str, name: str = "Draft", **more: Any) -> Desk:
    """A desk for a text that came in, with the house's words and what was ignored before; it is kept at once."""
    kept = store()
    language = settings()[0].language
    desk = Desk(
        text, name=name, language=language, words=kept.house.words(), remembered=kept.articles.ignored(), **more
    )
    saving.save(desk, kept)
    return desk


def open_text(text: str, name: str = "Draft", **more: Any) -> Desk:
    """Puts a text on the desk as a new article and checks it."""
    desk = new_desk(text, name, **more)
    _put(desk)
    return desk


def open_article(article: str) -> Desk | None:
    """Puts an article of the store on the desk again; None, and a word about it, where there is none."""
    desk = saving.load(article, store())
    if desk is None:
        st.session_state.pop("desk", None)
        st.query_params.pop("article", None)
        st.session_state.notice = "That article is not on this machine, or was deleted."
        return None
    _put(desk)
    return desk


def _put(desk: Desk) -> None:
    under_way = Checking()
    st.session_state.desk, st.session_state.checking = desk, under_way
    st.session_state.drafting = False
    for once in ("export", "refused", "settled", "desk_notice"):
        st.session_state.pop(once, None)
    warming.ready()
    under_way.now(desk)
    with _going_on():
        _save(desk, touched=False)
        saving.keep_version(desk, store())
    _address(desk)


def _address(desk: Desk) -> None:
    """Names the article in the address, and remembers which one was named before."""
    st.session_state.left = (st.query_params.get("article"), time.monotonic())
    st.query_params["article"] = desk.id


def forget(articles: list[str]) -> None:
    """Deletes articles, on the desk or not."""
    store().articles.delete(articles)
    desk = _desk()
    if desk is not None and desk.id in articles:
        del st.session_state.desk
        st.query_params.pop("article", None)


def keep(desk: Desk, words_before: set[str]) -> None:
    """Saves what the editor did, and what was added to the dictionary or taken back."""
    with _going_on():
        if desk.words != words_before:
            store().house.change_words(desk.words - words_before, words_before - desk.words)
        _save(desk, touched=True)


def settle(desk: Desk) -> None:
    """Keeps the text as a version once every check has seen it; each state once."""
    state = (desk.id, desk.revision, len(desk.items), desk.score)
    if checking().busy or checking().stale(desk) or st.session_state.get("settled") == state:
        return
    st.session_state.settled = state
    with _going_on():
        _save(desk, touched=False)
        saving.keep_version(desk, store())


def _save(desk: Desk, touched: bool) -> None:
    try:
        saving.save(desk, store(), touched)
    except (Conflict, KeyError) as late:
        if isinstance(late, Conflict) and not touched:
            return  # nothing of this editor's is at stake yet: the next deed will find it out
        _beside(desk, late)


def _beside(desk: Desk, late: Conflict | KeyError) -> None:
    """Keeps the text as an article of its own: neither editor's work takes the place of the other's."""
    if isinstance(late, Conflict):
        when = late.changed.astimezone().strftime("%H:%M")
        said = f"Somebody else changed this article at {when}. What you see is your text, kept beside theirs as a copy."
        desk.copy_of = desk.id
    else:
        said = "This article was deleted elsewhere. What you see is your text, kept as an article of its own."
    desk.id = ""
    saving.save(desk, store())
    st.session_state.desk_notice = said
    _address(desk)


def draft() -> None:
    """Goes to the empty page; the article stays kept."""
    desk = _desk()
    if desk is not None and not checking().stale(desk):
        with _going_on(), suppress(KeyError):  # who deleted the article meanwhile wants no version of it
            saving.keep_version(desk, store())
    st.session_state.drafting = True
    st.query_params.pop("article", None)


def said(key: str) -> Any:
    """A value that is shown once."""
    return st.session_state.pop(key, None)
