"""The Streamlit entry: navigation and page set-up, nothing else."""

import streamlit as st

from checks.ui.pages.desk import desk

st.set_page_config(page_title="Copydesk", page_icon=":material/edit_note:", layout="wide")
st.navigation(
    [
        st.Page(desk, title="Desk", default=True),
    ],
    position="top",
).run()
