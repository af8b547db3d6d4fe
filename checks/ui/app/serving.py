"""Starts the server, `python -m checks.ui.app.serving run dashboard.py`, with the pages' modules loading beside it."""

import importlib
import threading

import streamlit
from streamlit.web import bootstrap, cli
from streamlit.web.server import Server

# Two threads that import one package at a time may each see half of it: Streamlit is whole before the other starts.
WHOLE = (streamlit, bootstrap, Server)
PAGES = "checks.ui.pages"


def main() -> None:
    """Serves until it is ended; the browser loads its part meanwhile, so that the first page finds all in place."""
    threading.Thread(target=importlib.import_module, args=(PAGES,), daemon=True).start()
    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
