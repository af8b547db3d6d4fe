"""Writes TOML: a value, and changed values in a file without losing its comments."""

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from typing import Any

from checks.files.toml_lines import BARE, STRING, Place, Statement, statements

_ITEM = re.compile(rf"""\s*{STRING}\s*,?\s*(?:\#.*)?""", re.VERBOSE)
_COMMA = re.compile(rf"""^(\s*{STRING}),?(\s*(?:\#.*)?)$""", re.VERBOSE)
"""An item of a list on a line of its own."""

WIDEST = 100
"""Characters; a longer list is written a line an item."""


def changed(text: str, table: Sequence[str], changes: Mapping[str, Any]) -> str:
    """The text with these keys of a table changed, or taken out where the value is None; all else stays as it is.

    A value that is a table keeps the lines of those of its keys that do not change. Raises ValueError where the file is
    written in a way that this cannot change.
    """
    crlf = "\r\n" in text
    text = text.replace("\r\n", "\n")
    for key, value in changes.items():
        text = _with_key(text, (*table, key), _plain(value))
    return text.replace("\n", "\r\n") if crlf else text


def _with_key(text: str, path: Place, new: Any) -> str:
    """The text with one key changed: line by line, or, where that says something else, anew."""
    wanted: Any = tomllib.loads(text)
    inner = wanted
    for part in path[:-1]:
        inner = inner.setdefault(part, {})
        if not isinstance(inner, dict):
            raise ValueError(f"{_name((part,))} is no table: change it by hand")
    old = inner.pop(path[-1], None)
    if new is not None:
        inner[path[-1]] = new
    for before, base in ((old, text), (None, _cut(text, path))):
        candidate = _with(base, path, before, new, whole=False)
        try:
            if _without_empty(tomllib.loads(candidate)) == _without_empty(wanted):
                return candidate
        except tomllib.TOMLDecodeError:
            continue
    raise ValueError(f"{_name(path)} is written in a way that cannot be changed here: change it by hand")


def _with(text: str, path: Place, old: Any, new: Any, *, whole: bool) -> str:
    """The text with a value in the place of another. A table is changed key by key unless it is `whole`: inline."""
    if new == old:
        return text
    if isinstance(new, Mapping) and (isinstance(old, Mapping) or not whole):
        before = old if isinstance(old, Mapping) else {}
        for key in dict.fromkeys([*before, *new]):
            text = _with(text, (*path, key), before.get(key), new.get(key), whole=True)
        return text
    if _is_tables(new):
        kept = list(old) if _is_tables(old) and list(new[: len(old)]) == list(old) else []
        return _appended(text if kept else _cut(text, path), path, new[len(kept) :])
    standing = next((s for s in statements(text) if s.path == path and not s.header), None)
    if standing and isinstance(old, list) and isinstance(new, list):
        return _with_items(text, standing, old, new)
    at = standing.start if standing else None
    text = _cut(text, path)
    return text if new is None else _put(text, path, new, at)


def _with_items(text: str, standing: Statement, old: list[Any], new: list[Any]) -> str:
    """The text with a list changed: item by item where each has a line of its own, else anew."""
    lines = text.split("\n")
    body = lines[standing.start + 1 : standing.end - 1]
    own = [tomllib.loads(f"a = [{line}\n]")["a"] if _ITEM.fullmatch(line) else None for line in body]
    items = [item for found in own if found for item in found]
    kept = [item for item in old if item in new]
    if items != old or new[: len(kept)] != kept or "[" not in lines[standing.start].split("#")[0][-2:]:
        after = [_statement(standing.path[-1:], new)]
        return "\n".join([*lines[: standing.start], *after, *lines[standing.end :]])
    left = [line for line, found in zip(body, own, strict=True) if not found or found[0] in new]
    left = [_COMMA.sub(r"\1,\2", line) if _ITEM.fullmatch(line) else line for line in left]
    left += [f"    {written(item)}," for item in new[len(kept) :]]
    return "\n".join([*lines[: standing.start + 1], *left, *lines[standing.end - 1 :]])


def _cut(text: str, path: Place) -> str:
    """The text without the statements at or below a path."""
    gone = {
        number
        for statement in statements(text)
        if statement.path[: len(path)] == path
        for number in range(statement.start, statement.end)
    }
    return "\n".join(line for number, line in enumerate(text.split("\n")) if number not in gone)


def _put(text: str, path: Place, value: Any, at: int | None) -> str:
    """The text with a key and its value where they stood, or at the end of their table, which is made where missing."""
    lines, found = text.split("\n"), statements(text)
    if at is not None:
        table = next((s.path for s in reversed(found) if s.header and s.start < at), ())
    else:
        table = path[:-1]
        at = _end_of_table(found, table, len(text.rstrip("\n").split("\n")) if text.strip() else 0)
    if at is None:
        head = text.rstrip("\n") + "\n\n" if text.strip() else ""
        return f"{head}[{_name(table)}]\n{_statement(path[-1:], value)}\n"
    return "\n".join([*lines[:at], _statement(path[len(table) :], value), *lines[at:]])


def _end_of_table(found: Sequence[Statement], table: Place, last: int) -> int | None:
    """The line behind what stands under a table's own header, or at the head of the file; None without a header."""
    if not table:
        head = [s.end for s in found if not s.header and len(s.path) == 1][-1:]
        first = next((s.start for s in found if s.header), last)
        return max((end for end in head if end <= first), default=0 if found else last)
    begun = next((i for i, s in enumerate(found) if s.header and s.path == table), None)
    if begun is None:
        return None
    end = found[begun].end
    for statement in found[begun + 1 :]:
        if statement.header:
            break
        end = statement.end
    return end


def _appended(text: str, path: Place, tables: Sequence[Mapping[str, Any]]) -> str:
    """The text with tables added to an array of tables: behind the last of them, or at the end."""
    places = [s.end for s in statements(text) if s.path[: len(path)] == path]
    lines = text.rstrip("\n").split("\n") if text.strip() else []
    at = max(places, default=len(lines))
    added = [line for table in tables for line in ("", f"[[{_name(path)}]]", *map(_pair, table.items()))]
    return "\n".join([*lines[:at], *added, *lines[at:]]).lstrip("\n").rstrip("\n") + "\n"


def _pair(item: tuple[str, Any]) -> str:
    return _statement(item[:1], item[1])


def _statement(keys: Place, value: Any) -> str:
    return f"{_name(keys)} = {written(value)}"


def _name(keys: Place) -> str:
    return ".".join(key if re.fullmatch(BARE, key) else written(key) for key in keys if isinstance(key, str))


def written(value: Any) -> str:
    """A value as TOML writes it; a list too wide for a line has a line for each item."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{_name((key,))} = {written(item)}" for key, item in value.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(value, list | tuple):
        items = [written(item) for item in value]
        short = f"[{', '.join(items)}]"
        return short if len(short) <= WIDEST else "\n".join(["[", *(f"    {item}," for item in items), "]"])
    return repr(value)


def _is_tables(value: Any) -> bool:
    return isinstance(value, list | tuple) and bool(value) and all(isinstance(item, Mapping) for item in value)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, list | tuple) else value


def _without_empty(value: Any) -> Any:
    """Without empty tables: a header that has lost its keys says nothing."""
    if isinstance(value, dict):
        kept = {key: _without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item != {}}
    return [_without_empty(item) for item in value] if isinstance(value, list) else value
