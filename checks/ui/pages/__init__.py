"""The pages: each a function that Streamlit runs."""

from collections.abc import Callable
from functools import partial, wraps
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from checks.core.errors import StoreError
from checks.ui.pages.articles import articles
from checks.ui.pages.desk import desk
from checks.ui.pages.health import health
from checks.ui.pages.readability import readability
from checks.ui.pages.rules import rules
from checks.ui.widgets.plain import sentence

ICON = str(Path(__file__).parents[1] / "component" / "icon.svg")


def pages() -> list[StreamlitPage]:
    """Every page, in the order of the navigation."""
    first = st.Page(_told(desk), title="Desk", default=True)
    return [
        first,
        st.Page(_told(partial(readability, first)), title="Readability", url_path="readability"),
        st.Page(_told(partial(articles, first)), title="Articles", url_path="articles"),
        st.Page(_told(partial(rules, first)), title="Rules", url_path="rules"),
        st.Page(_told(health), title="Health", url_path="health"),
    ]


def _told(page: Callable[[], None]) -> Callable[[], None]:
    """The page, which says so where the store gives nothing to show."""

    @wraps(page)
    def shown() -> None:
        try:
            page()
        except StoreError as error:
            st.error(sentence(error))

    return shown
