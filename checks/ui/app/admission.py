"""Who is let in: this machine, unless the desk was opened to everybody."""

import os
from urllib.parse import urlsplit

import streamlit as st

from checks.core.loopback import OPEN_TO_EVERYBODY, WHO_COMES_IN, is_loopback
from checks.ui.widgets.plain import plain


def is_open() -> bool:
    """Whether whoever reaches the desk may come in."""
    return os.environ.get(OPEN_TO_EVERYBODY) == "1"


def refusal(address: str, host: str) -> str:
    """Why nobody is let in who calls a desk that listens on `address` by the name `host`; empty where nothing is wrong.

    A page of the web may have its own name lead to this machine, and then call the desk by that name.
    """
    if not is_loopback(address):
        where = address or "every address of this machine"
        return f"This desk listens on {where}: {WHO_COMES_IN}. Start it with copydesk dashboard."
    if host and not is_loopback(_name(host)):
        return (
            f"This desk was called by the name {host}, which is not this machine's own: {WHO_COMES_IN}. "
            "Where a proxy with a login calls it so, start it with copydesk dashboard --open-to-everybody."
        )
    return ""


def admit() -> None:
    """Shows why, and ends the page, where the desk is not to be shown."""
    why = "" if is_open() else refusal(st.get_option("server.address") or "", st.context.headers.get("Host") or "")
    if why:
        st.error(plain(why))
        st.stop()


def _name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""
