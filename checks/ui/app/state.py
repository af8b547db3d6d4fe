"""A desk as plain data and back, so that a reload or a restart loses nothing, not even the way back."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from checks.core.finding import Finding, Fix
from checks.core.span import Span
from checks.ui.app.desk import Desk
from checks.ui.app.edits import Edit
from checks.ui.app.items import Item, Step

_FIELDS = {kind: tuple(field.name for field in fields(kind)) for kind in (Item, Step, Finding, Fix, Span, Edit)}
_LEAVES = (str, int, bool, type(None))


def to_state(desk: Desk) -> dict[str, Any]:
    """Everything that cannot be found again by checking, and the findings for the sake of their ids."""
    kept = ("text", "name", "id", "language", "original", "revision", "counter", "acks")
    return {
        **{name: getattr(desk, name) for name in kept},
        "muted": sorted(desk.muted),
        "remembered": dict(desk.remembered),
        "items": [_plain(item) for item in desk.items],
        "ignored": [_plain(item) for item in desk.ignored],
        "done": [_plain(step) for step in desk.done],
        "undone": [_plain(step) for step in desk.undone],
    }


def _plain(value: Any) -> Any:
    """What `dataclasses.asdict` makes of it, without its copies: a state is written after each deed."""
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    names = _FIELDS.get(type(value))
    if names is None:
        return value
    pairs = ((name, getattr(value, name)) for name in names)
    return {name: part if type(part) in _LEAVES else _plain(part) for name, part in pairs}


def from_state(state: Mapping[str, Any]) -> Desk:
    """The desk of a state that `to_state` made."""
    return Desk(
        **{name: state[name] for name in ("text", "name", "id", "language", "original", "revision", "counter")},
        acks=dict(state["acks"]),
        muted=set(state["muted"]),
        remembered=Counter(state["remembered"]),
        items=[_item(item) for item in state["items"]],
        ignored=[_item(item) for item in state["ignored"]],
        done=[_step(step) for step in state["done"]],
        undone=[_step(step) for step in state["undone"]],
    )


def _item(data: Mapping[str, Any]) -> Item:
    found = dict(data["finding"])
    found["span"] = Span(**found["span"])
    found["fixes"] = tuple(Fix(**fix) for fix in found["fixes"])
    found["related"] = tuple(Span(**span) for span in found["related"])
    return Item(data["id"], Finding(**found))


def _step(data: Mapping[str, Any]) -> Step:
    return Step(
        label=data["label"],
        edits=tuple(Edit(Span(**edit["span"]), edit["before"], edit["after"]) for edit in data["edits"]),
        lost=tuple(_item(item) for item in data["lost"]),
        ignored=tuple(data["ignored"]),
        forgotten=tuple(_item(item) for item in data["forgotten"]),
        muted=data["muted"],
        word=data["word"],
        accepted=tuple(data.get("accepted", ())),
        at=data.get("at", ""),
    )
