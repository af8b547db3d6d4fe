"""Every rule there is, found by presence: each module and each table in a folder of `checks.rules` defines some.

A name that begins with an underscore is what such a module needs beside it.
"""

import difflib
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from checks.core.errors import SettingsError
from checks.core.finding import CATEGORIES
from checks.core.renamed import of_old_group, today
from checks.core.rule import Rule, rules_of
from checks.core.table import rules_of_table

RULES = "checks.rules"
"""Where the rules stand: looked through when they are first asked for, so that the core depends on none."""


@cache
def all_rules() -> tuple[Rule, ...]:
    """Every rule, by checker and line. Raises RuntimeError where a checker defines none: that would pass silently."""
    found: defaultdict[str, list[Rule]] = defaultdict(list)
    for room in pkgutil.iter_modules(importlib.import_module(RULES).__path__, f"{RULES}."):
        for name, rules in _of_room(room.name):
            if not rules:
                raise RuntimeError(f"{room.name}: {name} defines no rule; give it one, or move it out of the rules")
            found[name].extend(rules)
    return tuple(rule for name in sorted(found) for rule in found[name])


def _of_room(room: str) -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """The modules and tables of a category, each by its name, with their rules; one of each may have one name."""
    for info in pkgutil.iter_modules(importlib.import_module(room).__path__):
        if not info.name.startswith("_"):
            yield info.name, rules_of(importlib.import_module(f"{room}.{info.name}"))
    for file in files(room).iterdir():
        if file.name.endswith(".toml"):
            yield file.name.removesuffix(".toml"), rules_of_table(file, room.rpartition(".")[2])


@cache
def rule_named(rule_id: str) -> Rule:
    """The rule of that id, or that had it. Raises SettingsError with the nearest id where there is none."""
    for rule in all_rules():
        if rule.id == today(rule_id)[0]:
            return rule
    raise SettingsError(unknown("rule", rule_id, (rule.id for rule in all_rules())))


def selected(selector: str) -> frozenset[str]:
    """The ids that a selector stands for: a rule id, a group or a category, old ids too.

    Raises SettingsError with the nearest name where it stands for none.
    """
    rules = all_rules()
    names = today(selector)
    ids = frozenset(rule.id for rule in rules if rule.id in names or selector in (rule.module, rule.category))
    ids |= of_old_group(selector)
    if not ids and selector not in CATEGORIES:
        there = {name for rule in rules for name in (rule.id, rule.module, rule.category)}
        raise SettingsError(unknown("rule, group or category", selector, there))
    return ids


def unknown(kind: str, name: str, known: Iterable[str], otherwise: str = "`copydesk rules` lists them.") -> str:
    """A message that names what is unknown and the nearest name that exists, or what to do where none is near."""
    near = difflib.get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    advice = f"did you mean {near[0]!r}?" if near else otherwise
    return f"unknown {kind} {name!r}: {advice}"
