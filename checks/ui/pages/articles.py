"""Every article that was checked here: found, sorted, judged, assigned, opened, deleted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from checks.core.finding import CATEGORIES
from checks.store.articles import STATUSES, Entry, now
from checks.store.queries import Query
from checks.ui.app import session
from checks.ui.app.house import desk_names
from checks.ui.app.printing import csv, printed
from checks.ui.pages.trends import trends
from checks.ui.pages.versions import versions
from checks.ui.widgets.charts import CATEGORY_NAMES
from checks.ui.widgets.look import look
from checks.ui.widgets.table import SIZE, Column, Line, Looking, Table

TABLE = Table(
    "Articles",
    (
        Column("title", "Title", wide=True),
        Column("score", "Score", number=True),
        Column("density", "Per 1,000 words", number=True),
        Column("counts", "What was found", sortable=False, quiet=True),
        Column("desk", "Desk"),
        Column("status", "Status"),
        Column("words", "Words", number=True),
        Column("reading_ease", "Reading ease", number=True),
        Column("changed", "Changed", number=True, quiet=True),
    ),
    "articles",
    picking=True,
)
PERIODS = {"Any time": None, "Last 7 days": 7, "Last 30 days": 30, "Last 90 days": 90, "Last year": 365}
LIST, TRENDS, VERSIONS = "List", "Trends", "Versions"


def articles(desk_page: StreamlitPage) -> None:
    """The page; opening an article leads to `desk_page`."""
    look()
    st.title("Articles")
    store = session.store()
    if not store.articles.count():
        st.info("Nothing was checked here yet: paste an article at the desk, or run `copydesk check --record`.")
        return
    looking: Looking = st.session_state.setdefault("articles", Looking("changed"))
    if (article := looking.taken()) is not None:
        session.open_article(article)
        st.switch_page(desk_page, query_params={"article": article})
    query, view = _asked(looking)
    if view == TRENDS:
        trends(query)
    elif view == VERSIONS:
        versions(looking.picked)
    else:
        _list(query, looking)


def _asked(looking: Looking) -> tuple[Query, str]:
    """What is looked for, and in which view."""
    shown = st.radio("View", [LIST, TRENDS, VERSIONS], horizontal=True, key="view", label_visibility="collapsed")
    words, period, found, desk, status = st.columns([4, 2, 3, 3, 3], vertical_alignment="bottom")
    wanted = words.text_input("Find", placeholder="Words of the title", key="find")
    days = PERIODS[period.selectbox("Changed", list(PERIODS), key="period")]
    categories = found.multiselect(
        "Found", CATEGORIES, format_func=CATEGORY_NAMES.__getitem__, key="found", placeholder="Anything or nothing"
    )
    chosen = desk.multiselect("Desk", session.store().articles.desks(), key="desks", placeholder="All desks")
    statuses = status.multiselect("Status", STATUSES, key="statuses", placeholder="All")
    since = None if days is None else now() - timedelta(days=days)
    asked = (wanted, days, tuple(categories), tuple(chosen), tuple(statuses))
    if st.session_state.get("asked") != asked:
        st.session_state.asked, looking.offset = asked, 0
    narrowed = Query(wanted, tuple(chosen), tuple(statuses), tuple(categories), since)
    return replace(narrowed, order=looking.order, descending=looking.descending), str(shown)


def _list(query: Query, looking: Looking) -> None:
    store = session.store()
    total = store.articles.count(query)
    entries = store.articles.entries(query, SIZE, looking.offset)
    _actions(looking)
    TABLE.show([_line(entry) for entry in entries], looking, total)
    left, middle, right = st.columns([2, 2, 8], vertical_alignment="center")
    left.download_button("CSV", lambda: csv(store, query), "articles.csv", "text/csv", key="csv", width="stretch")
    middle.download_button(
        "Printable report", lambda: printed(store, query), "articles.html", "text/html", key="printed", width="stretch"
    )
    right.caption(
        "Kept are text, findings, scores and decisions of every article, here and nowhere else, until you delete it."
        " Where, and how to delete by age: Health."
    )


def _line(entry: Entry) -> Line:
    found = sorted(entry.counts.items(), key=lambda pair: -pair[1])
    most = ", ".join(f"{CATEGORY_NAMES[category].lower()} {count}" for category, count in found[:3])
    title = entry.title or entry.name
    return Line(
        entry.id,
        (
            f"{title} (a copy)" if entry.copy_of else title,
            "–" if entry.score is None else str(entry.score),
            f"{entry.density:.1f}",
            f"{most} …" if len(found) > 3 else most,
            entry.desk,
            entry.status,
            f"{entry.words:,}",
            "–" if entry.reading_ease is None else f"{entry.reading_ease:.0f}",
            when(entry.changed),
        ),
    )


def _actions(looking: Looking) -> None:
    """What can be done with what is picked."""
    picked = looking.picked
    if not picked:
        st.caption("Pick articles to set their status or desk, to compare versions, or to delete them.")
        return
    row = st.container(horizontal=True, vertical_alignment="bottom")
    row.markdown(f"**{len(picked)} picked**")
    if len(picked) == 1 and row.button("Open at the desk", type="primary"):
        looking.opened = picked[0]
        st.rerun()
    with row.popover("Set status"):
        _status(picked)
    with row.popover("Set desk"):
        _desk(picked)
    with row.popover("Delete"):
        st.markdown(f"This deletes {len(picked)} with all their versions. Nobody can bring them back.")
        if st.button("Delete for good"):
            session.forget(list(picked))
            looking.picked = ()
            st.rerun()
    if row.button("Pick none"):
        looking.picked = ()
        st.rerun()


def _status(picked: Sequence[str]) -> None:
    status = st.radio("Status", STATUSES, key="new_status")
    note = st.text_area("A word to who works on it", key="new_note", height=90)
    if st.button("Save status"):
        session.store().articles.assign(picked, status=str(status), note=note.strip())
        st.rerun()


def _desk(picked: Sequence[str]) -> None:
    names = sorted({*desk_names(), *session.store().articles.desks()})
    desk = st.selectbox("Desk", names, index=None, accept_new_options=True, key="new_desk")
    if st.button("Save desk"):
        session.store().articles.assign(picked, desk=(desk or "").strip())
        st.rerun()


def when(moment: datetime) -> str:
    """A time as it is shown."""
    return moment.astimezone().strftime("%d %b %Y, %H:%M")
