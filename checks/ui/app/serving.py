"""Starts the server, `python -m checks.ui.app.serving run dashboard.py`, with the pages' modules loading beside it."""

import importlib
import threading

import streamlit
from streamlit import net_util
from streamlit.web import bootstrap, cli
from streamlit.web.server import Server

# Two threads that import one package at a time may each see half of it: Streamlit is whole before the other starts.
WHOLE = (streamlit, bootstrap, Server)
PAGES = "checks.ui.pages"


def unknown() -> str | None:
    """Nothing, in place of this machine's address as others see it: Streamlit would ask a host elsewhere for it."""
    return None


def main() -> None:
    """Serves until it is ended; the browser loads its part meanwhile, so that the first page finds all in place."""
    net_util.get_external_ip = unknown  # asked for where a page of the web calls the desk, to see whether it may
    threading.Thread(target=importlib.import_module, args=(PAGES,), daemon=True).start()
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
