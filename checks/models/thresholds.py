"""The thresholds and weights of the learned models: numbers beside each model, with what set them.

A model's folder has a `thresholds.toml`. Each of its tables says in `set_by` which script of `training/` found its
numbers (BY_HAND where none did) and in `text` what they were found on; the rest are numbers, named as in the code that
reads them.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

NAME = "thresholds.toml"
SET_BY, TEXT = "set_by", "text"
BY_HAND = "by hand"

Numbers = TypeVar("Numbers")


@cache
def tables(model: str) -> Mapping[str, Mapping[str, Any]]:
    """All tables of a model, by the full name of its package."""
    return tomllib.loads(files(model).joinpath(NAME).read_text(encoding="utf-8"))


def by_name(model: str, table: str) -> dict[str, float]:
    """The numbers of a table that has one for each of a few words or pairs of words."""
    return {name: number for name, number in tables(model)[table].items() if name not in (SET_BY, TEXT)}


def read(model: str, table: str, kind: type[Numbers]) -> Numbers:
    """The numbers of a table as the fields of `kind`. Raises TypeError where one of them is missing, or is none."""
    return kind(**by_name(model, table))
