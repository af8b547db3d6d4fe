"""Reads a TOML file, and says in plain words why one cannot be read."""

import re
import sys
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from checks.core.errors import SettingsError
from checks.files.toml_lines import Place

DEEPEST = 16
"""Tables and lists in one another; no setting has more than five."""
LONGEST = 300
"""Characters of a message."""
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def read(path: Path, name: str) -> tuple[str, Mapping[str, Any]]:
    """The text of a file and what it says. Raises SettingsError, with the line where one is to blame."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingsError(f"{name}: cannot be read ({error.strerror or error}): check the path.") from error
    try:
        text = data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SettingsError(f"{name}:{line}: not UTF-8 at byte {error.start}: save it as UTF-8.") from error
    try:
        return text, tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _no_toml(name, text, str(error)) from error
    except RecursionError as error:
        line = _first_line(text, RecursionError)
        raise SettingsError(f"{name}:{line}: brackets in brackets, too deep to be read: take some out.") from error
    except ValueError as error:  # of all that TOML may hold, Python refuses only a number that is too long
        line, most = _first_line(text, ValueError), sys.get_int_max_str_digits()
        raise SettingsError(f"{name}:{line}: a number of more than {most:,} digits: correct it there.") from error


def outsized(table: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """Each value that no setting can have: one that lies too deep, or a whole number that TOML does not know."""
    waiting: list[tuple[Place, Any]] = [((), table)]
    while waiting:
        place, value = waiting.pop()
        if len(place) > DEEPEST:
            yield place, f"nested more than {DEEPEST} deep: no setting is."
        elif isinstance(value, Mapping):
            waiting += [((*place, key), inner) for key, inner in value.items()]
        elif isinstance(value, list):
            waiting += [((*place, number), inner) for number, inner in enumerate(value)]
        elif isinstance(value, int) and not -(2**63) <= value < 2**63:
            yield place, "a whole number of more than 64 bits: give a smaller one."


def on_one_line(message: str) -> str:
    """A message without what a terminal obeys, shortened in its middle: its end says what to do."""
    plain = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in message)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST // 2]} … {plain[-LONGEST // 2 :]}"


def _no_toml(name: str, text: str, error: str) -> SettingsError:
    at = _AT.search(error)
    reason = on_one_line(error.removesuffix(at[0]) if at else error)
    line, column = (at[1], f"in column {at[2]}") if at and at[1] else (text.count("\n") + 1, "at the end of the file")
    return SettingsError(f"{name}:{line}: no TOML: {reason} {column}: correct it there.")


def _first_line(text: str, kind: type[Exception]) -> int:
    """The number of the line with which the text begins to raise such an error; what is only cut short raises none."""
    lines = text.split("\n")

    def fails(count: int) -> bool:
        try:
            tomllib.loads("\n".join(lines[:count]))
        except tomllib.TOMLDecodeError:
            return False
        except (ValueError, RecursionError) as error:
            return isinstance(error, kind)
        return False

    return min(bisect_left(range(len(lines)), True, key=lambda count: fails(count + 1)) + 1, len(lines))
