"""Every article that was on the desk."""

from datetime import datetime

import streamlit as st

from checks.store.articles import Entry
from checks.ui import session
from checks.ui.look import look
from checks.ui.plain import plain

SHOWN = 60


def articles(desk_page: object) -> None:
    """The page; opening an article leads to `desk_page`."""
    look()
    st.title("Articles")
    entries = session.store().articles.entries(limit=300)
    if not entries:
        st.info("Nothing was on the desk yet.")
        return
    wanted = st.text_input("Find", placeholder="Words of the title").casefold().split()
    found = [entry for entry in entries if all(word in f"{entry.title} {entry.name}".casefold() for word in wanted)]
    for entry in found[:SHOWN]:
        _row(entry, desk_page)
    if len(found) > SHOWN:
        st.caption(f"{len(found) - SHOWN} more: find them by a word of their title.")


def _row(entry: Entry, desk_page: object) -> None:
    name, figures, delete = st.columns([6, 3, 1], vertical_alignment="center")
    if name.button(plain(entry.title or entry.name)[:200], key=f"open-{entry.id}", type="tertiary"):
        session.open_article(entry.id)
        st.switch_page(desk_page, query_params={"article": entry.id})  # type: ignore[arg-type]
    score = "" if entry.score is None else f" · score {entry.score}"
    figures.caption(f"{entry.words:,} words · {entry.findings} findings{score} · {_when(entry.changed)}")
    if delete.button("Delete", key=f"delete-{entry.id}", type="tertiary"):
        session.forget([entry.id])
        st.rerun()


def _when(changed: datetime) -> str:
    return changed.astimezone().strftime("%d %b %Y, %H:%M")
