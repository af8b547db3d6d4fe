"""Charts of a report. Every chart has a table of the same figures beside it."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from checks.core.finding import CATEGORIES, ERROR, INFO, WARNING, Finding, Measure

CATEGORY_NAMES = {
    "markup": "Leftovers",
    "spacing": "Spacing",
    "capitalization": "Capitals",
    "typo": "Spelling",
    "punctuation": "Punctuation",
    "repetition": "Repetition",
    "consistency": "Consistency",
    "usage": "Wording",
    "grammar": "Grammar",
    "readability": "Readability",
}
SEVERITY_NAMES = {ERROR: "errors", WARNING: "warnings", INFO: "hints"}
_SEVERITY_COLOURS = {ERROR: "#b3392f", WARNING: "#d98b2b", INFO: "#8a94a3"}
_EASY, _FAIR, _HARD = "rgba(60,150,90,.16)", "rgba(220,150,40,.16)", "rgba(190,60,50,.16)"
CONFIG = {"displayModeBar": False, "staticPlot": False}
SCHOOL_YEARS = "US school years"


def counts(findings: Sequence[Finding]) -> dict[str, dict[str, int]]:
    """Findings by category, then by severity; categories without any are left out."""
    table = {category: dict.fromkeys(SEVERITY_NAMES, 0) for category in CATEGORIES}
    for finding in findings:
        table[finding.category][finding.severity] += 1
    return {category: row for category, row in table.items() if any(row.values())}


def by_category(findings: Sequence[Finding]) -> go.Figure:
    """Bars of findings by category, divided by severity."""
    table = counts(findings)
    shown = list(reversed(table))
    figure = go.Figure()
    for severity, name in SEVERITY_NAMES.items():
        figure.add_bar(
            y=[CATEGORY_NAMES[category] for category in shown],
            x=[table[category][severity] for category in shown],
            name=name,
            orientation="h",
            marker={"color": _SEVERITY_COLOURS[severity]},
        )
    figure.update_layout(barmode="stack", **_layout(60 + 34 * max(len(shown), 2)))
    figure.update_xaxes(title="findings", rangemode="tozero", tickformat="d")
    return figure


def school_years(measures: Sequence[Measure]) -> go.Figure:
    """The formulas that give school years, on a ground that says what the years mean."""
    shown = [m for m in reversed(measures) if m.scale == SCHOOL_YEARS and m.value is not None]
    figure = go.Figure()
    for start, end, colour in ((0, 9, _EASY), (9, 12, _FAIR), (12, 20, _HARD)):
        figure.add_vrect(x0=start, x1=end, fillcolor=colour, line_width=0, layer="below")
    figure.add_scatter(
        x=[m.value for m in shown],
        y=[m.name for m in shown],
        mode="markers+text",
        text=[f"{m.value:.1f}" for m in shown],
        textposition="middle right",
        marker={"size": 13, "color": "#2a5d8f"},
        hovertemplate="%{y}: %{x:.1f} school years<extra></extra>",
    )
    figure.update_layout(showlegend=False, **_layout(70 + 36 * max(len(shown), 2)))
    figure.update_xaxes(title="school years a reader needs", range=[0, 20])
    return figure


def sentence_lengths(paragraphs: Sequence[tuple[str, float]]) -> go.Figure:
    """Words a sentence, paragraph by paragraph; 20 is what most readers take in easily."""
    lengths = [length for _, length in paragraphs]
    figure = go.Figure()
    figure.add_bar(
        x=list(range(1, len(lengths) + 1)),
        y=lengths,
        customdata=[start for start, _ in paragraphs],
        marker={"color": [_bar(length) for length in lengths]},
        hovertemplate="%{customdata}<br>%{y:.1f} words a sentence<extra></extra>",
    )
    figure.add_hline(y=20, line={"dash": "dot", "width": 1})
    figure.update_layout(showlegend=False, **_layout(280))
    figure.update_xaxes(title="paragraph", tickformat="d")
    figure.update_yaxes(title="words a sentence")
    return figure


def _bar(length: float) -> str:
    return "#5b8db8" if length <= 20 else "#d98b2b" if length <= 25 else "#b3392f"


def _layout(height: int) -> dict[str, Any]:
    return {
        "height": height,
        "margin": {"l": 8, "r": 24, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    }
