"""What the page sends: a box of numbered deeds, sent again until they are acknowledged, and done once."""

from collections.abc import Callable, Mapping
from typing import Any

from checks.ui.app.desk import Desk

KEPT = 20
"""So many open pages are remembered for an article."""

Deed = Mapping[str, Any]


def receive(desk: Desk, box: Any) -> list[Deed]:
    """Does what is new in the box, in order, and returns those deeds with `done`: False where one came too late.

    A deed that makes no sense is passed over: the box comes from a browser.
    """
    if not isinstance(box, Mapping) or not isinstance(box.get("deeds"), list):
        return []
    page = str(box.get("page", ""))[:64]
    new: list[Deed] = []
    for deed in box["deeds"]:
        number = deed.get("seq") if isinstance(deed, Mapping) else None
        if not isinstance(number, int) or number <= desk.acks.get(page, 0):
            continue
        acks = {**desk.acks, page: number}
        desk.acks = dict(list(acks.items())[-KEPT:])
        new.append({**deed, "done": _do(desk, deed)})
    return new


def _do(desk: Desk, deed: Deed) -> bool:
    do = _DEEDS.get(str(deed.get("do")))
    if do is None:
        return True  # the page's own affair: a download, leaving
    try:
        return do(desk, deed)
    except (KeyError, TypeError, AttributeError):
        return False


_DEEDS: dict[str, Callable[[Desk, Deed], bool]] = {
    "accept": lambda desk, deed: desk.accept(deed["id"], deed.get("with")),
    "accept all": lambda desk, deed: desk.accept_all(set(deed["ids"])),
    "ignore": lambda desk, deed: desk.ignore(deed["id"]),
    "ignore rule": lambda desk, deed: desk.ignore_rule(deed["rule"]),
    "add word": lambda desk, deed: desk.add_word(deed["word"]),
    "type": lambda desk, deed: desk.type(deed["row"], deed["before"], deed["after"]),
    "undo": lambda desk, _: desk.undo(),
    "redo": lambda desk, _: desk.redo(),
}
