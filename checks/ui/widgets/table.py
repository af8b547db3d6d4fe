"""A table of many lines, a page at a time, that sorts, picks and opens; a real table to assistive technology."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import streamlit as st

_FOLDER = Path(__file__).parents[1] / "component"
SIZE = 50
"""Lines shown at once."""

Opened = Callable[[str], None]
"""What is done with the id of a line that is opened."""


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

    def taken(self) -> str | None:
        """The line that was opened, told once."""
        opened, self.opened = self.opened, None
        return opened

    def shown(self, lines: int) -> dict[str, Any]:
        """Where it is, as the component is told: with so many lines on the page."""
        return {
            "order": self.order,
            "descending": self.descending,
            "picked": list(self.picked),
            "first": self.offset + 1 if lines else 0,
            "last": self.offset + lines,
        }


@cache
def _component() -> Any:
    return st.components.v2.component(
        "copydesk.table",
        html=(_FOLDER / "table.html").read_text(encoding="utf-8"),
        css=(_FOLDER / "table.css").read_text(encoding="utf-8"),
        js=(_FOLDER / "table.js").read_text(encoding="utf-8"),
        isolate_styles=False,
    )


@dataclass(frozen=True)
class Table:
    """A table: its name, its columns, what its lines are called, and whether they can be picked."""

    label: str
    columns: Sequence[Column]
    noun: str
    picking: bool = False

    def show(
        self, lines: Sequence[Line], looking: Looking, total: int, opened: Opened | None = None, current: str = ""
    ) -> None:
        """Shows the lines, of all in `total`, that `looking` is at; what is asked for there is done to `looking`.

        `opened` takes the id of a line that is opened; without it `looking` keeps it. `current` is the line that is
        shown whole beside the table.
        """
        data = {
            "label": self.label,
            "columns": [asdict(column) for column in self.columns],
            "noun": self.noun,
            "picking": self.picking,
            "rows": [asdict(line) for line in lines],
            "current": current,
            "total": total,
            **looking.shown(len(lines)),
        }
        _component()(data=data, key=self._key, on_act_change=partial(self._act, looking, opened))

    def _act(self, looking: Looking, opened: Opened | None) -> None:
        """Does what the table asks for, before the page runs again."""
        sent = st.session_state.get(self._key)
        deed = None if sent is None else sent.get("act")
        if not isinstance(deed, Mapping):
            return
        looking.act(deed)
        if opened is not None and (line := looking.taken()) is not None:
            opened(line)

    @property
    def _key(self) -> str:
        return f"table-{self.label}"
