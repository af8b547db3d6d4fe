"""The pages: each a function that Streamlit runs."""

from functools import partial
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from checks.ui.pages.articles import articles
from checks.ui.pages.desk import desk
from checks.ui.pages.health import health
from checks.ui.pages.readability import readability
from checks.ui.pages.rules import rules

ICON = str(Path(__file__).parents[1] / "component" / "icon.svg")


def pages() -> list[StreamlitPage]:
    """Every page, in the order of the navigation."""
    first = st.Page(desk, title="Desk", default=True)
    return [
        first,
        st.Page(partial(readability, first), title="Readability", url_path="readability"),
        st.Page(partial(articles, first), title="Articles", url_path="articles"),
        st.Page(partial(rules, first), title="Rules", url_path="rules"),
        st.Page(health, title="Health", url_path="health"),
    ]
