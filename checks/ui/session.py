"""The article that this visitor works on, kept across pages, reloads and restarts."""

from typing import Any

import streamlit as st

from checks.store.articles import Articles
from checks.ui import saving
from checks.ui.checking import Checking
from checks.ui.desk import Desk

LONGEST = 400_000
"""Code points; a longer text is no article, and no browser marks it in good time."""


@st.cache_resource
def articles() -> Articles:
    """The store of this machine."""
    return Articles()


def current() -> Desk | None:
    """The article on the desk: the session's own, or the one that the address names."""
    state = st.session_state
    named = st.query_params.get("article")
    if "desk" in state and (named is None or named == state.desk.id):
        if named is None and not state.get("drafting"):
            st.query_params["article"] = state.desk.id
        return _desk()
    if named is not None and not state.get("drafting"):
        open_article(named)
    return _desk()


def _desk() -> Desk | None:
    found: Desk | None = st.session_state.get("desk")
    return found


def checking() -> Checking:
    """What is under way for the article on the desk."""
    under_way: Checking = st.session_state.checking
    return under_way


def open_text(text: str, name: str = "Draft", language: str = "en") -> Desk:
    """Puts a text on the desk as a new article and checks it."""
    store = articles()
    desk = Desk(text, name=name, language=language, words=store.words(), remembered=store.ignored())
    saving.save(desk, store)
    _put(desk)
    return desk


def open_article(article: str) -> Desk | None:
    """Puts an article of the store on the desk again; None, and a word about it, where there is none."""
    desk = saving.load(article, articles())
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
    st.session_state.export = None
    under_way.now(desk)
    saving.save(desk, articles())
    st.query_params["article"] = desk.id


def forget(article: str) -> None:
    """Deletes an article, on the desk or not."""
    articles().delete(article)
    desk = _desk()
    if desk is not None and desk.id == article:
        del st.session_state.desk
        st.query_params.pop("article", None)


def keep(desk: Desk, words_before: set[str]) -> None:
    """Saves the article, and what was added to the dictionary or taken back."""
    store = articles()
    if desk.words != words_before:
        store.change_words(desk.words - words_before, words_before - desk.words)
    saving.save(desk, store)


def draft() -> None:
    """Goes to the empty page; the article stays kept."""
    st.session_state.drafting = True
    st.query_params.pop("article", None)


def said(key: str) -> Any:
    """A value that is shown once."""
    return st.session_state.pop(key, None)
