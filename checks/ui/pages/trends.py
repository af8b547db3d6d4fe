"""How the articles did over time, and desk by desk."""

from collections.abc import Mapping, Sequence

import streamlit as st

from checks.core.finding import CATEGORIES
from checks.store.queries import Query
from checks.store.trends import Band, Week
from checks.ui.app import session
from checks.ui.app.house import bands
from checks.ui.widgets import charts, trend_charts
from checks.ui.widgets.charts import CATEGORY_NAMES
from checks.ui.widgets.figures import figures

EASE = "flesch-reading-ease"


def trends(query: Query) -> None:
    """The view."""
    store = session.store()
    ease = {"": _band("")} | {desk: _band(desk) for desk in store.articles.desks()}
    weeks, by_desk = store.trends.weeks(query, ease)
    if not weeks:
        st.info("There is no such article.")
        return
    _scores(weeks)
    _densities(weeks)
    _ease(weeks, ease[query.desks[0]] if len(query.desks) == 1 else ease[""])
    _desks(by_desk)


def _band(desk: str) -> Band:
    band = bands(desk)[EASE]
    return band.low, band.high


def _shown(name: str, figure: object, rows: Sequence[Mapping[str, object]]) -> None:
    """A chart and, beside it, the same figures for those who cannot see it."""
    st.header(name)
    left, right = st.columns([5, 4], gap="large")
    with left:
        st.plotly_chart(figure, config=charts.CONFIG, key=f"chart-{name}")
    with right:
        figures(name, rows, tall=False)


def _scores(weeks: Sequence[Week]) -> None:
    rows = [
        {"Week from": _day(w), "Articles": w.articles, "Score": _n(w.score), "As they came in": _n(w.came_in)}
        for w in reversed(weeks)
    ]
    _shown("Score", trend_charts.scores(weeks), rows)


def _densities(weeks: Sequence[Week]) -> None:
    there = [category for category in CATEGORIES if any(week.density.get(category) for week in weeks)]
    rows = [
        {
            "Week from": _day(week),
            **{CATEGORY_NAMES[category]: f"{week.density.get(category, 0):.1f}" for category in there},
        }
        for week in reversed(weeks)
    ]
    _shown("Findings per 1,000 words", trend_charts.densities(weeks), rows)


def _ease(weeks: Sequence[Week], band: Band) -> None:
    rows = [
        {
            "Week from": _day(week),
            "Flesch reading ease": _n(week.reading_ease),
            "Articles in their desk's band": "–" if week.on_target is None else f"{week.on_target:.0f} %",
        }
        for week in reversed(weeks)
    ]
    _shown("Readability against the target", trend_charts.reading_ease(weeks, band), rows)
    st.caption(f"The ground shows the band that is aimed at: {band[0]:g} to {band[1]:g}.")


def _desks(desks: Mapping[str, Week]) -> None:
    rows = [
        {
            "Desk": desk or "no desk",
            "Articles": week.articles,
            "Score": _n(week.score),
            "As they came in": _n(week.came_in),
            "Findings per 1,000 words": f"{sum(week.density.values()):.1f}",
            "Reading ease": _n(week.reading_ease),
        }
        for desk, week in desks.items()
    ]
    _shown("By desk", trend_charts.by_desk(desks), rows)


def _day(week: Week) -> str:
    return week.monday.strftime("%d %b %Y")


def _n(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"
