"""Loads what every check needs before the first is asked for.

What is loaded stays for good, so the garbage collector need not look at it: Streamlit runs a full collection after
each deed of an editor, and a quarter of a second of it went over the word lists and models.
"""

import gc
import threading

from checks.core.registry import all_rules
from checks.ui.app.checking import Checking
from checks.ui.app.desk import Desk

PAUSE = 0.4
"""Seconds after a page was sent: it is to be drawn first."""
LONGEST = 60
"""Seconds; whoever has waited so long checks without."""

_begun = threading.Event()
_loaded = threading.Event()


def begin() -> None:
    """Starts to load, behind the page; once a server."""
    if not _begun.is_set():
        _begun.set()
        timer = threading.Timer(PAUSE, load)
        timer.daemon = True
        timer.start()


def ready() -> None:
    """Waits for what is being loaded: a check beside it would load it a second time."""
    if _begun.is_set():
        _loaded.wait(LONGEST)


def load() -> None:
    """Checks an example of each rule, which brings the models, word lists and patterns in; then the readability."""
    desk = Desk("\n\n".join(example.text for rule in all_rules() for example in rule.bad[:1]))
    checking = Checking()
    try:
        checking.now(desk)
        keep()
    finally:
        _loaded.set()
    checking.measured(desk)
    keep()


def keep() -> None:
    """Takes everything that lives now out of later collections."""
    gc.collect()
    gc.freeze()
