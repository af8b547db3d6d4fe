"""A table of many lines, a page at a time, that sorts, picks and opens; a real table to assistive technology."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parent / "component"
SIZE = 50
"""Lines shown at once."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column; the first one of a table opens its line."""

    key: str
    label: str
    number: bool = False
    sortable: bool = True
    wide: bool = False
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line: its id and what stands in each column."""

    id: str
    cells: Sequence[str]


@dataclass
class Looking:
    """Where somebody is in a table."""

    order: str
    descending: bool = True
    offset: int = 0
    picked: tuple[str, ...] = ()
    opened: str | None = None
    seen: tuple[str, int] = ("", 0)

    def act(self, deed: Mapping[str, Any]) -> None:
        """Does what the table asks for; once, however often it is sent."""
        number = (str(deed.get("page")), int(deed.get("number", 0)))
        if number[0] == self.seen[0] and number[1] <= self.seen[1]:
            return
        self.seen = number
        what = deed.get("do")
        if what == "sort":
            by = str(deed["by"])
            self.descending = not self.descending if by == self.order else by not in ("title", "desk", "status")
            self.order, self.offset = by, 0
        elif what == "pick":
            rest = tuple(one for one in self.picked if one != deed["id"])
            self.picked = (*rest, str(deed["id"])) if deed.get("on") else rest
        elif what == "turn":
            self.offset = max(int(deed["to"]), 0)
        elif what == "open":
            self.opened = str(deed["id"])


@cache
def _component() -> Any:
    return st.components.v2.component(
        "copydesk.table",
        html=(_FOLDER / "table.html").read_text(encoding="utf-8"),
        css=(_FOLDER / "table.css").read_text(encoding="utf-8"),
        js=(_FOLDER / "table.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


def table(
    label: str,
    columns: Sequence[Column],
    lines: Sequence[Line],
    looking: Looking,
    total: int,
    noun: str,
    on_act: Callable[[Mapping[str, Any]], None],
    picking: bool = True,
    current: str | None = None,
) -> None:
    """Shows the lines that `looking` is at; `on_act` gets what is asked for, before the page runs again.

    `current` is the line that is shown whole beside the table.
    """
    key = f"table-{label}"
    data = {
        "label": label,
        "columns": [asdict(column) for column in columns],
        "rows": [asdict(line) for line in lines],
        "order": looking.order,
        "descending": looking.descending,
        "picked": list(looking.picked),
        "picking": picking,
        "current": current,
        "first": looking.offset + 1 if lines else 0,
        "last": looking.offset + len(lines),
        "total": total,
        "noun": noun,
    }

    def received() -> None:
        sent = st.session_state.get(key)
        deed = None if sent is None else sent.get("act")
        if isinstance(deed, Mapping):
            on_act(deed)

    _component()(data=data, key=key, on_act_change=received)
