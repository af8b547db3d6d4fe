"""Charts of many articles over time and by desk. Every chart has a table of the same figures beside it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from checks.core.finding import CATEGORIES
from checks.store.trends import Band, Week
from checks.ui.widgets.charts import CATEGORY_NAMES

INK, PALE, WARM = "#2f6da8", "#9aa7b5", "#c77d2a"
COLOURS = {
    "markup": "#7f7f7f",
    "spacing": "#d07f2e",
    "capitalization": "#3d7cc9",
    "typo": "#c5443a",
    "punctuation": "#3c9a64",
    "repetition": "#8a63c2",
    "consistency": "#5aa99a",
    "usage": "#6f9fd8",
    "grammar": "#a04d8c",
    "readability": "#b5b5b5",
}


def scores(weeks: Sequence[Week]) -> go.Figure:
    """The mean score by week, as articles came in and as they read."""
    figure = go.Figure()
    days = [week.monday for week in weeks]
    came_in, reads = [week.came_in for week in weeks], [week.score for week in weeks]
    figure.add_scatter(x=days, y=came_in, name="as they came in", line={"color": PALE, "dash": "dot"})
    figure.add_scatter(x=days, y=reads, name="as they read", line={"color": INK, "width": 3})
    figure.update_yaxes(title="mean score", range=[0, 101])
    return _dressed(figure, days)


def densities(weeks: Sequence[Week]) -> go.Figure:
    """Findings per 1,000 words by week, one band a category."""
    figure = go.Figure()
    days = [week.monday for week in weeks]
    for category in CATEGORIES:
        values = [week.density.get(category, 0) for week in weeks]
        if any(values):
            figure.add_bar(x=days, y=values, name=CATEGORY_NAMES[category], marker={"color": COLOURS[category]})
    figure.update_layout(barmode="stack")
    figure.update_yaxes(title="findings per 1,000 words")
    return _dressed(figure, days)


def reading_ease(weeks: Sequence[Week], band: Band) -> go.Figure:
    """The mean reading ease by week on the ground of what is aimed at."""
    figure = go.Figure()
    days = [week.monday for week in weeks]
    figure.add_hrect(y0=band[0], y1=band[1], fillcolor="rgba(60,150,90,.16)", line_width=0, layer="below")
    eases = [week.reading_ease for week in weeks]
    figure.add_scatter(x=days, y=eases, name="Flesch reading ease", line={"color": INK, "width": 3})
    figure.update_yaxes(title="reading ease", range=[0, 100])
    return _dressed(figure, days)


def by_desk(desks: Mapping[str, Week]) -> go.Figure:
    """The mean score of each desk, as articles came in and as they read."""
    names = [desk or "no desk" for desk in list(desks)[::-1]]
    weeks = list(desks.values())[::-1]
    figure = go.Figure()
    figure.add_bar(y=names, x=[week.score for week in weeks], name="as they read", orientation="h", marker_color=INK)
    came_in = [week.came_in for week in weeks]
    figure.add_bar(y=names, x=came_in, name="as they came in", orientation="h", marker_color=PALE)
    figure.update_layout(barmode="group", height=90 + 44 * len(names), **_margins())
    figure.update_xaxes(title="mean score", range=[0, 101])
    return figure


def _dressed(figure: go.Figure, days: Sequence[date]) -> go.Figure:
    figure.update_layout(height=290, **_margins())
    if len(days) < 8:
        figure.update_xaxes(tickvals=list(days), tickformat="%d %b")
    return figure


def _margins() -> dict[str, Any]:
    return {
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    }
