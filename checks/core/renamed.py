"""Rules that had another name: what was written before keeps its meaning.

`checks/rules/renamed.toml` maps each old id to the new one, or to several where one rule became more.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def renamed() -> Mapping[str, tuple[str, ...]]:
    """The ids of today by each old id."""
    text = files("checks").joinpath("rules", "renamed.toml").read_text(encoding="utf-8")
    return {old: (new,) if isinstance(new, str) else tuple(new) for old, new in tomllib.loads(text).items()}


@cache
def _first_names() -> Mapping[str, str]:
    """The first of the old ids of every rule that has some."""
    found: dict[str, str] = {}
    for old, ids in renamed().items():
        for rule_id in ids:
            found.setdefault(rule_id, old)
    return found


def today(name: str) -> tuple[str, ...]:
    """What a rule is called now: the new id or ids of an old one, any other name as it is."""
    return renamed().get(name, (name,))


def first_name(rule_id: str) -> str:
    """The id by which fingerprints know a rule: its first one, so that a new name makes no ignored finding new."""
    newest = today(rule_id)[0]
    return _first_names().get(newest, newest)


@cache
def _kin() -> Mapping[str, str]:
    """One id for all that are tied together by the table: of each other's old names, however many there are."""
    kin: dict[str, str] = {}
    for old, new in renamed().items():
        tied = {kin.get(name, name) for name in (old, *new)}
        kin |= {name: min(tied) for name in (*kin, *tied, old, *new) if kin.get(name, name) in tied}
    return kin


def kin(rule_id: str) -> str:
    """What a rule has in common with those that it was one with once: where rules were divided and joined anew, a text
    that one of them was to leave alone is left alone by each.
    """
    return _kin().get(rule_id, rule_id)


def of_old_group(group: str) -> frozenset[str]:
    """The rules of today that had an id in this group, the part before the slash."""
    return frozenset(new for old, ids in renamed().items() if old.partition("/")[0] == group for new in ids)


def note(name: str) -> str | None:
    """What to say of a name that is an old one, or a group whose rules all have another; None of any other."""
    if name in renamed():
        ids = renamed()[name]
        return (
            f"{name} is {len(ids)} rules now: {', '.join(ids)}." if len(ids) > 1 else f"{name} is called {ids[0]} now."
        )
    groups = {rule_id.partition("/")[0] for rule_id in of_old_group(name)}
    return f"{name} is called {' and '.join(sorted(groups))} now." if groups and name not in groups else None
