"""Charts of one article. Every chart has a table of the same figures beside it."""

from collections.abc import Mapping, Sequence
from typing import Any

import plotly.graph_objects as go

from checks.core.desks import Target
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
CONFIG = {"displayModeBar": False, "staticPlot": False}
INK, GROUND = "#2f6da8", "rgba(60,150,90,.25)"
RANGES: Mapping[str, tuple[float, float]] = {
    "flesch-reading-ease": (0, 100),
    "flesch-kincaid": (0, 20),
    "gunning-fog": (0, 20),
    "smog": (0, 20),
    "ari": (0, 20),
    "coleman-liau": (0, 20),
    "dale-chall": (0, 12),
    "sentence-length": (0, 40),
    "hard-words": (0, 40),
    "headline-length": (0, 140),
}
"""What the scale of a measure shows; values outside it stand at its end."""
WIDTH = 5
"""Words that a bar of the histogram spans."""


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
    figure.update_layout(barmode="stack", **_layout(110 + 34 * len(shown)))
    most = max((sum(row.values()) for row in table.values()), default=0)
    figure.update_xaxes(title="findings", rangemode="tozero", tickformat="d", dtick=1 if most < 8 else None)
    return figure


def against_targets(measures: Sequence[tuple[str, Measure, Target]]) -> go.Figure:
    """Each measure on its own scale, with the band that the desk aims at as its ground."""
    figure = go.Figure()
    names = [measure.name for _, measure, _ in reversed(measures)]
    for row, (key, measure, target) in enumerate(reversed(measures)):
        low, high = RANGES[key]
        ends = [_share(value, low, high) for value in (target.low, target.high)]
        box = {"x0": ends[0], "x1": ends[1], "y0": row - 0.36, "y1": row + 0.36}
        figure.add_shape(type="rect", fillcolor=GROUND, line_width=0, layer="below", **box)
        value = measure.value or 0
        figure.add_scatter(
            x=[_share(value, low, high)],
            y=[row],
            mode="markers+text",
            text=[f"{value:g}"],
            textposition="middle right",
            marker={"size": 12, "color": INK, "symbol": "diamond"},
            hovertemplate=f"{measure.name}: {value:g}, aim {target.low:g}–{target.high:g}<extra></extra>",
        )
    figure.update_layout(showlegend=False, **_layout(40 + 38 * len(measures)))
    figure.update_xaxes(range=[-2, 104], showticklabels=False, showgrid=False, zeroline=False)
    figure.update_yaxes(tickvals=list(range(len(names))), ticktext=names, showgrid=False, zeroline=False)
    return figure


def _share(value: float, low: float, high: float) -> float:
    return 100 * (min(max(value, low), high) - low) / (high - low)


def tally(lengths: Sequence[int]) -> list[tuple[str, int]]:
    """How many sentences there are of each length, by the name of the stretch: 1–5 words, 6–10, and so on."""
    ends = range(WIDTH, max([*lengths, 30]) + WIDTH, WIDTH)
    return [(f"{end - WIDTH + 1}–{end}", sum(end - WIDTH < length <= end for length in lengths)) for end in ends]


def histogram(lengths: Sequence[int], target: Target) -> go.Figure:
    """How many sentences there are of each length; a bar spans five words and ends at its number."""
    bars = tally(lengths)
    figure = go.Figure()
    figure.add_bar(
        x=[name for name, _ in bars],
        y=[count for _, count in bars],
        marker={"color": [_bar((number + 0.5) * WIDTH, target) for number in range(len(bars))]},
        hovertemplate="%{y} sentences of %{x} words<extra></extra>",
    )
    figure.update_layout(showlegend=False, bargap=0.08, **_layout(230))
    figure.update_xaxes(title="words")
    figure.update_yaxes(title="sentences", tickformat="d")
    return figure


def strip(lengths: Sequence[int], findings: Sequence[int], starts: Sequence[str], target: Target) -> go.Figure:
    """The article from its first sentence to its last: how long each is, and what was found in it."""
    figure = go.Figure()
    figure.add_hrect(y0=target.low, y1=target.high, fillcolor="rgba(60,150,90,.14)", line_width=0, layer="below")
    figure.add_bar(
        x=list(range(1, len(lengths) + 1)),
        y=list(lengths),
        customdata=list(starts),
        name="words",
        marker={"color": [_bar(length, target) for length in lengths]},
        hovertemplate="%{customdata}<br>%{y} words<extra></extra>",
    )
    top = max([*lengths, target.high])
    _dots(figure, findings, -0.12 * top)
    step = 10 if top > 15 else 5
    figure.update_layout(showlegend=False, bargap=0.15, **_layout(220))
    figure.update_xaxes(title="sentence", tickformat="d", showgrid=False, range=[0.4, len(lengths) + 0.6])
    figure.update_yaxes(
        title="words", zeroline=False, range=[-0.22 * top, 1.05 * top], tickvals=list(range(0, int(top) + 1, step))
    )
    return figure


def _dots(figure: go.Figure, findings: Sequence[int], height: float) -> None:
    """Puts a dot, the larger the more was found, where a sentence has findings."""
    there = {number: count for number, count in enumerate(findings, 1) if count}
    figure.add_scatter(
        x=list(there),
        y=[height] * len(there),
        mode="markers",
        name="findings",
        text=list(map(str, there.values())),
        marker={"color": "#b3392f", "size": [min(5 + 3 * count, 16) for count in there.values()]},
        hovertemplate="%{text} findings in sentence %{x}<extra></extra>",
    )


def _bar(length: float, target: Target) -> str:
    return "#5b8db8" if length <= target.high else "#d98b2b" if length <= 1.5 * target.high else "#b3392f"


def _layout(height: int) -> dict[str, Any]:
    return {
        "height": height,
        "margin": {"l": 8, "r": 24, "t": 8, "b": 8},
        "legend": {"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
    }
