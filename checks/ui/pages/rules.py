"""The rules of the house: each rule with its switch, severity and options, the dictionary, and preferred terms."""

import json
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from checks.core.finding import CATEGORIES, SEVERITIES
from checks.core.registry import all_rules
from checks.core.rule import Example, Rule
from checks.core.settings import AUTO, OFF, Settings
from checks.files import settings_file
from checks.store.house import ACCEPTED, IGNORED
from checks.ui.app import house, session
from checks.ui.pages.targets import targets
from checks.ui.pages.words import terms, words
from checks.ui.widgets.charts import CATEGORY_NAMES
from checks.ui.widgets.figures import passages
from checks.ui.widgets.look import look
from checks.ui.widgets.plain import plain
from checks.ui.widgets.table import Column, Line, Looking, Table

TABLE = Table(
    "Rules",
    (
        Column("rule", "Rule", wide=True, sortable=False),
        Column("severity", "Severity", sortable=False),
        Column("alarms", "False alarms", number=True, sortable=False),
        Column("standing", "Found", number=True, sortable=False),
    ),
    "rules",
)
RULES, DICTIONARY, TERMS, TARGETS = "Rules", "Dictionary", "Preferred terms", "Targets"


def rules(desk_page: StreamlitPage) -> None:
    """The page; a place that a term was found in leads to `desk_page`."""
    look()
    st.title("Rules")
    settings, wrong = house.settings()
    if wrong:
        st.error(f"The settings file cannot be read, so the built-in settings hold: {plain(wrong)}")
        return
    st.caption(
        f"Saved to {plain(settings_file.shown(house.path()))}, which the command line reads too. Articles are checked"
        " by it from now on; those that are kept are not checked again until they are opened."
    )
    if saved := session.said("saved"):
        st.error(plain(str(saved)))
    view = st.radio(
        "Show", [RULES, DICTIONARY, TERMS, TARGETS], horizontal=True, key="rules_view", label_visibility="collapsed"
    )
    if view == DICTIONARY:
        words(settings)
    elif view == TERMS:
        terms(settings, desk_page)
    elif view == TARGETS:
        targets(settings)
    else:
        _rules(settings)


def _rules(settings: Settings) -> None:
    there = [category for category in CATEGORIES if any(rule.category == category for rule in all_rules())]
    with st.container(key="rule-pair"):
        left, right = st.columns([6, 5], gap="large")
    with left:
        category = st.selectbox("Category", there, format_func=lambda name: CATEGORY_NAMES[name], key="category")
        rules = [rule for rule in all_rules() if rule.category == category]
        standing, judged = session.store().house.standing(), session.store().house.judged()
        running = {rule.id for rule in _asked(settings).rules()}
        looking: Looking = st.session_state.setdefault("rules", Looking("rule"))
        chosen = next((rule for rule in rules if rule.id == looking.opened), rules[0])
        lines = [_line(rule, settings, rule.id in running, standing) for rule in rules]
        TABLE.show(lines, looking, len(rules), current=chosen.id)
        st.caption("False alarms are counted per 1,000 words of clean articles, findings in all that is kept here.")
    with right:
        _rule(chosen, settings, chosen.id in running, _figures(chosen, standing, judged))


def _line(rule: Rule, settings: Settings, on: bool, standing: Counter[str]) -> Line:
    severity = settings.severity.get(rule.id, rule.severity)
    alarms = "–" if (rate := _rate(rule)) is None else f"{rate:.2f}"
    return Line(rule.id, (rule.summary, severity if on else OFF, alarms, f"{standing[rule.id]:,}"))


def _asked(settings: Settings) -> Settings:
    """The settings as if everything had been asked for: what then does not run was switched off."""
    return Settings(
        select=settings.select,
        ignore=settings.ignore,
        severity=settings.severity,
        readability=True,
        languagetool=AUTO,
    )


def _rule(rule: Rule, settings: Settings, on: bool, figures: str) -> None:
    with st.container(border=True):
        st.header(plain(rule.summary))
        st.markdown(f"`{rule.id}`  \n{plain(rule.why)}")
        switch, severity = st.columns(2, vertical_alignment="bottom")
        switch.toggle("On", on, key=f"on-{rule.id}", on_change=_switched, args=(rule, on))
        current = settings.severity.get(rule.id, rule.severity)
        index = SEVERITIES.index(rule.severity if current == OFF else current)
        key = f"severity-{rule.id}"
        severity.selectbox("Severity", SEVERITIES, index, key=key, on_change=_graded, args=(rule,))
        for name, default in rule.options.items():
            _option(rule, name, settings.options.get(rule.id, {}).get(name, default))
        st.caption(figures)
        _examples("What it catches", rule.bad)
        _examples("What it leaves alone", rule.good)


def _examples(name: str, examples: tuple[Example, ...]) -> None:
    if examples:
        st.caption(name)
        passages([example.text for example in examples])


def _option(rule: Rule, name: str, value: Any) -> None:
    key, label = f"option-{rule.id}-{name}", name.replace("_", " ").capitalize()
    if isinstance(value, bool):
        st.checkbox(label, value, key=key, on_change=_opted, args=(rule, name, key))
    elif isinstance(value, int):
        st.number_input(label, value=value, step=1, key=key, on_change=_opted, args=(rule, name, key), width=200)


def _figures(rule: Rule, standing: Counter[str], judged: Mapping[str, Counter[str]]) -> str:
    """What is known of how the rule does, here and on clean articles."""
    decided = judged.get(rule.id, Counter())
    parts = [f"{standing[rule.id]:,} stand in the articles kept here"]
    if total := decided[ACCEPTED] + decided[IGNORED]:
        parts.append(f"{decided[ACCEPTED]:,} of {total:,} accepted by editors")
    if (rate := _rate(rule)) is not None:
        alarms, read = _alarms()
        parts.append(f"false alarms per 1,000 clean words: {rate:.2f} ({alarms.get(rule.id, 0)} in {read:,})")
    return " · ".join(parts)


def _rate(rule: Rule) -> float | None:
    """False alarms per 1,000 clean words; None where that was not counted."""
    if rule.foreign or rule.asked_by is not None:
        return None
    alarms, read = _alarms()
    return 1000 * alarms.get(rule.id, 0) / read


@cache
def _alarms() -> tuple[Mapping[str, int], int]:
    measured = json.loads((Path(__file__).parents[1] / "false_alarms.json").read_text(encoding="utf-8"))
    return measured["rules"], measured["words"]


def _switched(rule: Rule, before: bool) -> None:
    _change(rule, severity=OFF if before else None)


def _graded(rule: Rule) -> None:
    chosen = str(st.session_state[f"severity-{rule.id}"])
    _change(rule, severity=None if chosen == rule.severity else chosen)


def _opted(rule: Rule, name: str, key: str) -> None:
    _change(rule, **{name: st.session_state[key]})


def _change(rule: Rule, **changed: Any) -> None:
    """Writes a rule's line of the settings file; None takes a value back to what is built in."""
    table = dict(house.written().get("rules", {}))
    own = table.pop(rule.id, {})
    own = {"severity": own} if isinstance(own, str) else dict(own)
    own = {name: value for name, value in (own | changed).items() if value is not None}
    own = {name: value for name, value in own.items() if name == "severity" or value != rule.options.get(name)}
    if own:
        table[rule.id] = own["severity"] if set(own) == {"severity"} else own
    if wrong := house.save({"rules": table or None}):
        st.session_state.saved = wrong
