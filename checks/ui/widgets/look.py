"""How Streamlit's own parts look here: dense, and in a face for reading."""

import streamlit as st

_STYLE = """<style>
.stMainBlockContainer { padding: 4.2rem 2rem 3rem; max-width: 82rem; }
.stMainBlockContainer h1 { font: 600 1.65rem/1.25 "Source Serif", Charter, "Bitstream Charter", Georgia, serif;
  padding: 0 0 .2rem; letter-spacing: 0; }
.stMainBlockContainer h2 { font-size: 1.05rem; font-weight: 600; padding: .9rem 0 .1rem; }
.stMainBlockContainer [data-testid="stMarkdown"] :is(p, li) { font-size: .95rem; line-height: 1.5; }
.stMainBlockContainer [data-testid="stCaptionContainer"] p { color: inherit; font-size: .84rem; }
.stMainBlockContainer [data-testid="stCaptionContainer"] { color: inherit; opacity: .8; }
.stMainBlockContainer [data-testid="stCode"] pre { font-size: .84rem; padding: .55rem .75rem; }
.stMainBlockContainer textarea {
  font: 17px/1.6 "Source Serif", Charter, "Bitstream Charter", Georgia, serif; height: calc(100dvh - 15rem); }
.stMainBlockContainer .st-key-house-words textarea { height: 18rem; }
/* The key stands beside the button: inside it would be part of its name. */
.stMainBlockContainer button kbd { display: none; }

.cf { overflow: auto; font-size: .86rem; line-height: 1.4; }
.cf-low { max-height: 18rem; }
.cf table { border-collapse: collapse; width: 100%; margin: 0; }
.cf caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.cf th, .cf td { border: 0; border-bottom: 1px solid color-mix(in srgb, currentColor 16%, transparent);
  padding: 4px 14px 4px 0; text-align: left; vertical-align: top; font-weight: 400; color: inherit; }
.cf thead th { font-weight: 600; vertical-align: bottom; }
.cf tbody tr:last-child > * { border-bottom: 0; }
.cf .cf-n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.cf tr > :last-child { padding-right: 4px; }
.cf:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
dl.cf-line { display: flex; flex-wrap: wrap; gap: .3rem 2.2rem; margin: 0; padding: 0; }
dl.cf-line div, dl.cf-line dt, dl.cf-line dd { margin: 0; padding: 0; }
dl.cf-line dt { font-size: .84rem; opacity: .8; }
dl.cf-line dd { font: 600 1.45rem/1.25 "Source Serif", Charter, Georgia, serif;
  font-variant-numeric: tabular-nums; }

ul.cf-copy { list-style: none; margin: 0; padding: 0; font: 15px/1.5 "Source Serif", Charter, Georgia, serif; }
ul.cf-copy li { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0; padding: 3px 0 3px 12px; font-size: inherit;
  border-left: 3px solid color-mix(in srgb, currentColor 22%, transparent); margin-bottom: 5px; }

/* The rule stays in sight while the list is scrolled; where they stand one above the other it comes first. */
@media (min-width: 641px) {
  .st-key-rule-pair [data-testid="stColumn"]:last-child { position: sticky; top: 4.2rem; align-self: flex-start; }
}
@media (max-width: 640px) {
  .stMainBlockContainer { padding: 4rem 1rem 2rem; }
  .st-key-rule-pair [data-testid="stColumn"]:last-child { order: -1; }
}
</style>"""


def look() -> None:
    """Sets the style of a page that is made of Streamlit's own parts."""
    st.html(_STYLE)
