"""How Streamlit's own parts look here: dense, and in a face for reading."""

import streamlit as st

_STYLE = """<style>
.stMainBlockContainer { padding: 4.5rem 2rem 3rem; max-width: 78rem; }
.stMainBlockContainer h1 { font: 700 1.7rem/1.25 "Source Serif", Charter, "Bitstream Charter", Georgia, serif;
  padding: 0 0 .4rem; }
.stMainBlockContainer h2 { font-size: 1.15rem; padding: 1rem 0 .2rem; }
.stMainBlockContainer textarea {
  font: 17px/1.6 "Source Serif", Charter, "Bitstream Charter", Georgia, serif; height: calc(100dvh - 15rem); }
/* The key stands beside the button: inside it would be part of its name. */
.stMainBlockContainer button kbd { display: none; }
.stMainBlockContainer [data-testid="stCaptionContainer"] p { color: inherit; }
.stMainBlockContainer [data-testid="stCaptionContainer"] { color: inherit; opacity: .8; }
.stMainBlockContainer [data-testid="stMetricValue"] { font-variant-numeric: tabular-nums; }
</style>"""


def look() -> None:
    """Sets the style of a page that is made of Streamlit's own parts."""
    st.html(_STYLE)
