"""The empty page: paste, upload, take a sample, or go on with an article."""

import os
from pathlib import Path

import streamlit as st

from checks import formats
from checks.core.errors import CopydeskError, StoreError
from checks.files import decoding
from checks.ui.app import session, warming
from checks.ui.app.desk import Desk
from checks.ui.app.samples import samples
from checks.ui.pages.incoming import too_long, upload
from checks.ui.widgets.look import look
from checks.ui.widgets.plain import plain, sentence

_STYLE = Path(__file__).parents[1] / "component" / "draft.css"


def draft(article: Desk | None) -> None:
    """The page; `article` is what was on the desk before."""
    look()
    st.html(_STYLE)
    _offered()
    if notice := session.said("notice"):
        st.warning(str(notice))
    paper, side = st.columns([7, 3], gap="large")
    with side:
        upload()
        _sample()
        try:
            _recent(article)
        except StoreError as error:  # the box beside it must not go with its text
            st.error(sentence(error))
    with paper:
        _paste()
    warming.begin()


def _paste() -> None:
    above = st.container()  # what is wrong is said where it is seen: the box reaches to the end of the window
    text = st.text_area(
        "Draft", key="draft", label_visibility="collapsed", placeholder="Paste an article here.", on_change=_keep
    )
    row = st.container(horizontal=True, vertical_alignment="center")
    row.button("Check", key="check", type="primary", shortcut="Ctrl+Enter", on_click=_check)
    row.caption(_measured(text))
    if not session.said("asked"):
        return
    if not text.strip():
        above.info("There is nothing to check yet: paste a text, or take a sample.")
    elif len(text) > session.LONGEST:
        above.error(too_long(text))


def _check() -> None:
    """Before the page is made, so that it is made once: with the article."""
    text = st.session_state.draft
    st.session_state.asked = True
    if text.strip() and len(text) <= session.LONGEST:
        try:
            session.open_text(text)
            st.session_state.drafted = ""
        except StoreError as error:
            st.session_state.notice = plain(f"The text stays in the box: {error}")


def _keep() -> None:
    """The box is a widget and forgets its text with the page; what was written is kept here."""
    st.session_state.drafted = st.session_state.draft


def _measured(text: str) -> str:
    words = len(text.split())
    return f"Ctrl+Enter · {words:,} words" if words else "Ctrl+Enter · Markup is shown as it is, never run."


def _sample() -> None:
    found = samples()
    if found:
        st.selectbox("Or a sample", list(found), index=None, placeholder="Take a sample", key="sample", on_change=_take)


def _take() -> None:
    chosen = st.session_state.sample
    if chosen:
        _fill(samples()[chosen])


def _fill(path: Path) -> None:
    st.session_state.draft = st.session_state.drafted = decoding.load(path).text


def _offered() -> None:
    """What the command line was given: a file to open, or a sample for the box. Once a session."""
    if "offered" in st.session_state:
        if "draft" not in st.session_state and st.session_state.get("drafted"):
            st.session_state.draft = st.session_state.drafted
        return
    st.session_state.offered = True
    file, sample = os.environ.get("COPYDESK_FILE"), os.environ.get("COPYDESK_SAMPLE")
    if file:
        try:
            original = formats.load(Path(file).read_bytes(), Path(file).name)
            source = original.data if original.format == formats.DOCX else None
            session.open_text(original.text, original.name, source=source, encoding=original.encoding)
        except (CopydeskError, OSError) as error:
            st.error(plain(str(error)))
        else:
            st.rerun()
    elif sample and samples():
        _fill(next(iter(samples().values())))


def _recent(article: Desk | None) -> None:
    entries = session.store().articles.entries(limit=6)
    if not entries:
        return
    lately = st.container(key="lately")
    lately.caption("On the desk lately")
    for entry in entries:
        current = article is not None and entry.id == article.id
        label = plain((entry.title or entry.name)[:90])
        if lately.button(label, key=f"open-{entry.id}", type="tertiary", icon=":material/undo:" if current else None):
            session.open_article(entry.id)
            st.rerun()
