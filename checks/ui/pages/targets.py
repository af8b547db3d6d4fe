"""What each desk aims at: the band of every measure, saved to the file that the command line reads too."""

from collections.abc import Mapping, Sequence

import streamlit as st

from checks.core import desks
from checks.core.desks import DESKS, Target
from checks.core.settings import Settings
from checks.ui.app import house, session
from checks.ui.widgets.charts import RANGES
from checks.ui.widgets.figures import figures
from checks.ui.widgets.plain import plain

NAMES = {
    "flesch-reading-ease": "Flesch reading ease",
    "sentence-length": "Words a sentence",
    "hard-words": "Hard words, %",
    "headline-length": "Characters of the headline",
    "flesch-kincaid": "Flesch–Kincaid, years",
    "gunning-fog": "Gunning Fog, years",
    "smog": "SMOG, years",
    "ari": "ARI, years",
    "coleman-liau": "Coleman–Liau, years",
    "dale-chall": "Dale–Chall",
}
ALWAYS = 4
"""The first so many measures have a band at every desk."""
Ends = tuple[float | None, float | None]


def targets(settings: Settings) -> None:
    """The bands of one desk to change, and those of all."""
    st.header("What a desk aims at")
    left, right = st.columns([5, 6], gap="large")
    with left:
        names = sorted({*house.desk_names(settings.targets), *session.store().articles.desks()})
        chosen = st.selectbox("Desk", names, names.index(settings.desk), accept_new_options=True, key="target_desk")
        if desk := (chosen or "").strip():
            _bands(desk, settings)
    with right:
        figures("Every desk", [_row(name, settings) for name in house.desk_names(settings.targets)])
        st.caption(
            "A desk that is not listed aims at what the settings' desk does, which is"
            f" {plain(settings.desk)}. The Readability page, the trends and `fail_on_targets` go by these bands."
        )


def _row(desk: str, settings: Settings) -> dict[str, str]:
    bands = desks.targets(desk, settings.targets)
    return {"Desk": desk, **{name: _shown(bands.get(measure)) for measure, name in list(NAMES.items())[:ALWAYS]}}


def _shown(band: Target | None) -> str:
    return "–" if band is None else f"{band.low:g}–{band.high:g}"


def _bands(desk: str, settings: Settings) -> None:
    bands = desks.targets(desk, settings.targets)
    st.caption("The lowest and the highest value that is right for its readers.")
    with st.form(f"targets-{desk}", border=False):
        chosen = {measure: _ends(desk, measure, bands.get(measure)) for measure in list(NAMES)[:ALWAYS]}
        with st.expander("School years and other formulas", expanded=len(bands) > ALWAYS):
            chosen |= {measure: _ends(desk, measure, bands.get(measure)) for measure in list(NAMES)[ALWAYS:]}
        if st.form_submit_button("Save the targets", type="primary"):
            _said(_saved(desk, bands, chosen), desk)
    own = house.written().get("targets", {})
    if desk in own and st.button("Take this desk back to what is built in"):
        _said(house.save({"targets": {name: table for name, table in own.items() if name != desk} or None}), desk)


def _ends(desk: str, measure: str, band: Target | None) -> Ends:
    """Both ends of a band as they stand in their boxes."""
    name, first, last = st.columns([5, 3, 3], vertical_alignment="center")
    name.markdown(NAMES[measure])
    top = 10.0 * max(RANGES[measure][1], band.high if band else 0)
    ends: list[float | None] = []
    for box, side in ((first, "lowest"), (last, "highest")):
        value = None if band is None else float(band.low if side == "lowest" else band.high)
        label, key = f"{NAMES[measure]}, {side}", _box(side, desk, measure)
        st.session_state.setdefault(key, value)  # a box with a value of its own could not be emptied
        ends.append(
            box.number_input(label, 0.0, top, None, 1.0, "%g", key=key, placeholder=side, label_visibility="collapsed")
        )
    return ends[0], ends[1]


def _box(side: str, desk: str, measure: str) -> str:
    return f"{side}-{desk}-{measure}"


def _saved(desk: str, bands: Mapping[str, Target], chosen: Mapping[str, Ends]) -> str:
    """Writes what was changed; returns what went wrong, or nothing. A band without ends is taken out of the file."""
    own = {name: dict(table) for name, table in house.written().get("targets", {}).items()}
    table = own.pop(desk, {})
    built_in = DESKS.get(desk, DESKS[desks.DEFAULT])
    for measure, (low, high) in chosen.items():
        if (low is None) != (high is None):
            return f"{NAMES[measure]}: give both ends of the band, or neither."
        if low is None or high is None:
            table.pop(measure, None)
        elif low > high:
            return f"{NAMES[measure]}: {low:g} is more than {high:g}."
        elif Target(low, high) != bands.get(measure):
            table[measure] = _numbers((low, high))
            if Target(low, high) == built_in.get(measure):
                del table[measure]
    if table:
        own[desk] = table
    return house.save({"targets": own or None})


def _numbers(band: Sequence[float]) -> list[float | int]:
    return [int(end) if float(end).is_integer() else end for end in band]


def _said(wrong: str, desk: str) -> None:
    """Draws the page again: with a word about what is wrong, or with the bands as they now are."""
    if wrong:
        st.session_state.saved = wrong
    else:
        for side in ("lowest", "highest"):
            for measure in NAMES:
                st.session_state.pop(_box(side, desk, measure), None)
    st.rerun()
