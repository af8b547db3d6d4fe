"""The Streamlit entry: navigation and page set-up, nothing else."""

import streamlit as st

from checks.ui.app.admission import admit
from checks.ui.pages import ICON, pages

st.set_page_config(page_title="Copydesk", page_icon=ICON, layout="wide", initial_sidebar_state="collapsed")
admit()
st.navigation(pages(), position="top").run()
