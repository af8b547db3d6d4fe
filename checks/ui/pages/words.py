"""The dictionary of the house, and the terms that it prefers: tried on every article before they go live."""

from collections.abc import Sequence
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from checks.core.settings import Settings, Term
from checks.store.house import Place
from checks.ui.app import house, session
from checks.ui.widgets.figures import figures
from checks.ui.widgets.plain import plain
from checks.ui.widgets.table import SIZE, Column, Line, Looking, Table

PLACES = Table(
    "Places",
    (Column("title", "Article", wide=True, sortable=False), Column("where", "Where", wide=True, sortable=False)),
    "places",
)

AROUND = 48
"""Characters shown on each side of a term."""


def words(settings: Settings) -> None:
    """The words that are right here whatever a dictionary says."""
    own = sorted(house.written().get("words", []), key=str.casefold)
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Words of the house")
        with st.container(key="house-words"), st.form("dictionary", border=False):
            text = st.text_area("One a line", "\n".join(own), height=260)
            if st.form_submit_button("Save the dictionary"):
                _said(house.save({"words": sorted({line.strip() for line in text.splitlines()} - {""}) or None}))
        if inherited := len(settings.words - set(own)):
            st.caption(f"{inherited} more come from the file that yours extends.")
    with right:
        _added(own)


def _added(own: Sequence[str]) -> None:
    st.header("Words that editors added at the desk")
    st.caption("They are right at every desk already. As words of the house they are right on the command line too.")
    added = sorted(session.store().house.words(), key=str.casefold)
    if not added:
        st.markdown("None yet.")
        return
    chosen = st.multiselect("Words", added, placeholder=f"Choose of {len(added):,}", key="added_words")
    keep, drop = st.columns(2)
    if keep.button("Make them words of the house", disabled=not chosen, width="stretch"):
        _said(house.save({"words": sorted({*own, *chosen})}) or _dropped(chosen))
    if drop.button("Take them out", disabled=not chosen, width="stretch"):
        _said(_dropped(chosen))


def _dropped(chosen: list[str]) -> str:
    session.store().house.change_words(removed=chosen)
    return ""


def _said(wrong: str) -> None:
    if wrong:
        st.session_state.saved = wrong
    st.rerun()


def terms(settings: Settings, desk_page: StreamlitPage) -> None:
    """The terms that hold, those on trial, and a new one."""
    looking: Looking = st.session_state.setdefault("term_places", Looking("title"))
    if (place := looking.taken()) is not None:
        article = place.partition("#")[0]
        session.open_article(article)
        st.switch_page(desk_page, query_params={"article": article})
    _live(settings)
    _trials()
    st.header("A new term")
    term, preferred = st.columns(2)
    written = term.text_input("Instead of", key="term", placeholder="chairman").strip()
    wanted = preferred.text_input("Write", key="preferred", placeholder="chair; empty where there is no other word")
    reason = st.text_input("Why", key="reason", placeholder="Shown in the card, so that nobody need ask").strip()
    propose, live = st.columns(2)
    if propose.button("Put it on trial", disabled=not written, width="stretch"):
        session.store().house.propose(written, wanted.strip(), reason)
        st.rerun()
    if live.button("Make it live", type="primary", disabled=not written, width="stretch"):
        _go_live(written, wanted.strip(), reason)
    if written:
        _tried(written, looking)


def _live(settings: Settings) -> None:
    st.header("In force")
    own = [dict(term) for term in house.written().get("terms", [])]
    if not settings.terms:
        st.markdown("None yet.")
        return
    figures("In force", [_row(term) for term in settings.terms])
    named = [", ".join(term["instead_of"]) for term in own]
    gone = st.selectbox("Take one out", named, index=None, placeholder="Choose a term", key="gone_term")
    if gone is not None and st.button("Take it out"):
        left = [term for term, name in zip(own, named, strict=True) if name != gone]
        _said(house.save({"terms": left or None}))


def _row(term: Term) -> dict[str, str]:
    return {
        "Instead of": ", ".join(term.instead_of),
        "Write": term.term or "–",
        "Why": term.reason,
    }


def _trials() -> None:
    trials = session.store().house.terms()
    if not trials:
        return
    st.header("On trial")
    for trial in trials:
        row = st.container(horizontal=True, vertical_alignment="center")
        row.markdown(f"**{plain(trial.term)}** → {plain(trial.preferred) or '–'}  \n{plain(trial.reason)}")
        if row.button("Try", key=f"try-{trial.term}", on_click=_filled, args=(trial,)):
            st.rerun()
        if row.button("Make it live", key=f"live-{trial.term}"):
            _go_live(trial.term, trial.preferred, trial.reason)
        if row.button("Drop it", key=f"drop-{trial.term}"):
            session.store().house.withdraw(trial.term)
            st.rerun()


def _filled(trial: Any) -> None:
    st.session_state.term, st.session_state.preferred = trial.term, trial.preferred
    st.session_state.reason = trial.reason


def _go_live(term: str, preferred: str, reason: str) -> None:
    own = [dict(one) for one in house.written().get("terms", [])]
    fresh = {"term": preferred, "instead_of": [term], **({"reason": reason} if reason else {})}
    wrong = house.save({"terms": [*own, fresh]})
    if not wrong:
        session.store().house.withdraw(term)
        for box in ("term", "preferred", "reason"):
            st.session_state.pop(box, None)
    _said(wrong)


@st.cache_data(ttl=60, max_entries=8, show_spinner="Trying it on every article…")
def _places(term: str) -> list[Place]:
    return list(session.store().house.places(term))


def _tried(term: str, looking: Looking) -> None:
    places = _places(term)
    articles = len({place.article for place in places})
    st.header("Tried on every article")
    st.markdown(f"**{plain(term)}** stands {len(places):,} times in {articles:,} articles.")
    if not places:
        return
    looking.offset = min(looking.offset, len(places) - 1)
    shown = places[looking.offset : looking.offset + SIZE // 2]
    lines = [
        Line(f"{place.article}#{number}", (place.title, _around(place)))
        for number, place in enumerate(shown, looking.offset)
    ]
    PLACES.show(lines, looking, len(places))


def _around(place: Place) -> str:
    """The term with the whole words around it."""
    before, after = place.text[: place.span.start], place.text[place.span.end :]
    left, right = before[-AROUND:], after[:AROUND]
    if len(before) > AROUND:
        left = f"… {left.partition(' ')[2] or left}"
    if len(after) > AROUND:
        right = f"{right.rpartition(' ')[0] or right} …"
    return " ".join(f"{left}{place.span.of(place.text)}{right}".split())
