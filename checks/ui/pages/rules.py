"""Every rule: what it finds, why, and what it leaves alone."""

import streamlit as st

from checks.core.finding import CATEGORIES
from checks.core.registry import all_rules
from checks.core.rule import Example, Rule
from checks.ui.charts import CATEGORY_NAMES
from checks.ui.look import look
from checks.ui.plain import plain


def rules() -> None:
    """The page."""
    look()
    st.title("Rules")
    there = [category for category in CATEGORIES if any(rule.category == category for rule in all_rules())]
    category = st.selectbox("Category", there, format_func=lambda name: CATEGORY_NAMES[name], width=320)
    for rule in all_rules():
        if rule.category == category:
            _rule(rule)


def _rule(rule: Rule) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain(rule.summary)}** &nbsp; `{rule.id}` · {rule.severity}")
        if rule.why:
            st.caption(plain(rule.why))
        left, right = st.columns(2)
        with left:
            _examples("Found in", rule.bad)
        with right:
            _examples("Left alone", rule.good)


def _examples(name: str, examples: tuple[Example, ...]) -> None:
    if examples:
        st.caption(name)
        st.code("\n".join(example.text for example in examples), language=None, wrap_lines=True)
