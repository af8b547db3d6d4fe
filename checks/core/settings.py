"""What a run is asked to do."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from checks.core import desks, patterns
from checks.core.desks import DESKS, MEASURES, Target
from checks.core.errors import SettingsError
from checks.core.finding import SEVERITIES, WARNING, Known
from checks.core.registry import all_rules, rule_named, selected, unknown
from checks.core.renamed import today
from checks.core.rule import Rule

LANGUAGES = ("en", "en-US", "en-GB", "en-CA", "en-AU")
"""`en` takes the four spellings as right; a desk can set one."""

_POSSESSIVE = re.compile(r"'s?$")

OFF = "off"
"""In place of a severity: the rule does not run."""

NONE = "none"
"""In place of the lowest severity that counts: no finding does."""

AUTO, REQUIRED = "auto", "required"
"""In place of LanguageTool's address: the server that runs, where one does; the same, and a failure where none does."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the house and what it stands for.

    `instead_of` are the words to replace: written in lower case they are found in any case, with a capital only so or
    in all capitals. `term` may be empty: then the words are avoided, and there is nothing to put in their place.
    `reason` is shown with the finding. Raises SettingsError where nothing is named or the term is named for itself.
    """

    term: str
    instead_of: tuple[str, ...]
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.instead_of or not all(words.strip() for words in self.instead_of):
            raise SettingsError(f"the term {self.term!r} stands for nothing: name the words in `instead_of`.")
        if self.term in self.instead_of:
            raise SettingsError(f"the term {self.term!r} is to stand for itself: leave it out of `instead_of`.")


@dataclass(frozen=True)
class Settings:
    """The settings of a run; the defaults do no input or output.

    `select` and `ignore` take rule ids, checkers and categories; `severity` (or "off") and `options` are keyed by rule
    id; `words` are spelt right here whatever a dictionary says; what a regular expression of `mask` matches is neither
    read nor changed; `languagetool` is "off", "auto", "required" or a
    server's address; `targets` are bands by desk and measure, besides those of `core/desks`; `ignored` are findings
    that somebody let stand in this article. `fail_on`, `max_findings`, `min_score`, `fail_on_targets`, `at_least` and
    `at_most` are the gates: what an article must hold to pass; no report depends on them. Raises SettingsError with the
    nearest name on anything unknown.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    terms: tuple[Term, ...] = ()
    mask: tuple[str, ...] = ()
    language: str = "en"
    languagetool: str = OFF
    readability: bool = False
    desk: str = desks.DEFAULT
    targets: Mapping[str, Mapping[str, Target]] = field(default_factory=dict)
    ignored: tuple[Known, ...] = ()
    fail_on: str = WARNING
    max_findings: int = 0
    min_score: int | None = None
    fail_on_targets: bool = False
    at_least: Mapping[str, float] = field(default_factory=dict)
    at_most: Mapping[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        object.__setattr__(self, "severity", _by_todays_names(self.severity))
        object.__setattr__(self, "options", _by_todays_names(self.options))
        for problem in (*self._values(), *self._of_rules(), *self._of_targets(), *self._of_gates()):
            raise SettingsError(problem)

    def _values(self) -> Iterator[str]:
        if self.language not in LANGUAGES:
            yield f"unknown language {self.language!r}: choose one of {', '.join(LANGUAGES)}."
        if self.fail_on not in (*SEVERITIES, NONE):
            yield f"unknown severity {self.fail_on!r}: choose error, warning, info or none."
        if self.languagetool not in (OFF, AUTO, REQUIRED) and "://" not in self.languagetool:
            yield (
                f"languagetool is {self.languagetool!r}: choose {AUTO}, {REQUIRED}, {OFF} or an address such as "
                "http://localhost:8081."
            )
        yield from filter(None, map(patterns.wrong, self.mask))
        if self.desk not in DESKS and self.desk not in self.targets:
            yield unknown("desk", self.desk, (*DESKS, *self.targets), "a desk of your own has a table in `targets`.")

    def _of_rules(self) -> Iterator[str]:
        for rule_id, severity in self.severity.items():
            rule_named(rule_id)
            if severity not in (*SEVERITIES, OFF):
                yield f"{rule_id}: unknown severity {severity!r}: choose error, warning, info or off."
        for rule_id, options in self.options.items():
            known = rule_named(rule_id).options
            for name, value in options.items():
                if name not in known:
                    yield unknown(f"option of {rule_id}", name, known, _listed(known))
                elif not _fits(value, known[name]):
                    yield f"{rule_id}: {name} is {value!r}: it takes a value like {known[name]!r}."

    def _of_targets(self) -> Iterator[str]:
        for desk, bands in self.targets.items():
            for name, band in bands.items():
                if name not in MEASURES:
                    yield unknown(f"measure of the desk {desk!r}", name, MEASURES, _listed(MEASURES))
                elif not band.low <= band.high:
                    yield f"{desk}: {name} runs from {band.low:g} to {band.high:g}: the lower end comes first."

    def _of_gates(self) -> Iterator[str]:
        if self.max_findings < 0:
            yield f"max_findings is {self.max_findings}: 0 or more findings can be let through."
        if self.min_score is not None and not 0 <= self.min_score <= 100:
            yield f"min_score is {self.min_score}: a score lies between 0 and 100."
        for name in (*self.at_least, *self.at_most):
            if name not in MEASURES:
                yield unknown("measure", name, MEASURES, _listed(MEASURES))
        for name, low in self.at_least.items():
            if low > self.at_most.get(name, low):
                yield f"{name} is to be at least {low:g} and at most {self.at_most[name]:g}: no text is both."

    def gated(self) -> "Settings":
        """The same, readability measured where a gate asks for it."""
        asked = self.fail_on_targets or bool(self.at_least or self.at_most)
        return replace(self, readability=True) if asked and not self.readability else self

    def ungated(self) -> "Settings":
        """The same without the gates: what a report depends on."""
        return replace(
            self, fail_on=NONE, max_findings=0, min_score=None, fail_on_targets=False, at_least={}, at_most={}
        )

    def rules(self) -> tuple[Rule, ...]:
        """The rules to run. Raises SettingsError on an unknown selector."""
        chosen = frozenset().union(*map(selected, self.select)) if self.select else None
        # a foreign checker's own rule ids are no rules here; the runner drops their findings by code
        dropped = frozenset().union(*(selected(name) for name in self.ignore if not is_code(name)))
        return tuple(
            rule
            for rule in all_rules()
            if (chosen is None or rule.id in chosen) and rule.id not in dropped and self._asks_for(rule)
        )

    def _asks_for(self, rule: Rule) -> bool:
        if self.severity.get(rule.id) == OFF:
            return False
        return rule.asked_by is None or getattr(self, rule.asked_by) not in (False, OFF, ())

    def ignored_codes(self) -> frozenset[str]:
        """The foreign rule ids among `ignore`."""
        return frozenset(filter(is_code, self.ignore))

    def spells(self, text: str, *, in_this_case: bool = False) -> bool:
        """True for a word of the house, also as a possessive: in any case, or only in its own."""
        word = _POSSESSIVE.sub("", text.replace("’", "'"))
        forms = {text.replace("’", "'"), word}
        if in_this_case:
            return not self._spelt.isdisjoint(forms)
        return not self._folded.isdisjoint(map(str.casefold, forms))

    @cached_property
    def _spelt(self) -> frozenset[str]:
        return frozenset(word.replace("’", "'") for word in self.words)

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(map(str.casefold, self._spelt))

    def bands(self) -> Mapping[str, Target]:
        """The bands that the measures of an article of this desk should lie in."""
        return desks.targets(self.desk, self.targets)


def _by_todays_names(values: Mapping[str, Any]) -> Mapping[str, Any]:
    """The values by the ids of today; what is said under a new id counts before what is said under the old one."""
    old = {new: value for name, value in values.items() for new in today(name) if new != name}
    return old | {name: value for name, value in values.items() if today(name) == (name,)}


def is_code(name: str) -> bool:
    """True for LanguageTool's own rule ids: they are upper-case; ours never are."""
    return name.isupper()


def _listed(names: Iterable[str]) -> str:
    return f"there is {', '.join(names)}." if names else "it has no options."


def _fits(value: Any, default: Any) -> bool:
    """True where a value is of the kind that an option's default shows."""
    if isinstance(default, bool) or isinstance(value, bool):
        return isinstance(value, bool) and isinstance(default, bool)
    if isinstance(default, tuple):
        return isinstance(value, tuple) and all(isinstance(item, str) for item in value)
    if isinstance(default, float):
        return isinstance(value, int | float)
    return default is None or isinstance(value, type(default))
