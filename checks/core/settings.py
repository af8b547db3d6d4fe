"""What a run is asked to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from checks.core.errors import SettingsError
from checks.core.finding import SEVERITIES, WARNING
from checks.core.registry import all_rules, rule_named, selected, unknown
from checks.core.rule import Rule

LANGUAGES = ("en", "en-US", "en-GB", "en-CA", "en-AU")
"""`en` takes the four spellings as right; a desk can set one."""


@dataclass(frozen=True)
class Settings:
    """The settings of a run; the defaults do no input or output.

    `select` and `ignore` take rule ids, checkers and categories; `severity` and `options` are keyed by rule id; `words`
    are spelt right here whatever a dictionary says; `languagetool` is "off", "auto" or a server's address. Raises
    SettingsError with the nearest name on anything unknown.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    words: frozenset[str] = frozenset()
    language: str = "en"
    languagetool: str = "off"
    readability: bool = False
    fail_on: str = WARNING

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise SettingsError(f"unknown language {self.language!r}: choose one of {', '.join(LANGUAGES)}.")
        if self.fail_on not in (*SEVERITIES, "none"):
            raise SettingsError(f"unknown severity {self.fail_on!r}: choose error, warning, info or none.")
        if self.languagetool not in ("off", "auto") and "://" not in self.languagetool:
            raise SettingsError(
                f"languagetool is {self.languagetool!r}: choose auto, off or an address such as http://localhost:8081."
            )
        for rule_id, severity in self.severity.items():
            rule_named(rule_id)
            if severity not in SEVERITIES:
                raise SettingsError(f"{rule_id}: unknown severity {severity!r}: choose error, warning or info.")
        for rule_id, options in self.options.items():
            known = rule_named(rule_id).options
            for name in options:
                if name not in known:
                    raise SettingsError(unknown(f"option of {rule_id}", name, known))

    def rules(self) -> tuple[Rule, ...]:
        """The rules to run. Raises SettingsError on an unknown selector."""
        chosen = frozenset().union(*map(selected, self.select)) if self.select else None
        # a foreign checker's own rule ids are no rules here; the runner drops their findings by code
        dropped = frozenset().union(*(selected(name) for name in self.ignore if not _is_code(name)))
        return tuple(
            rule
            for rule in all_rules()
            if (chosen is None or rule.id in chosen) and rule.id not in dropped and self._asks_for(rule)
        )

    def _asks_for(self, rule: Rule) -> bool:
        return rule.asked_by is None or getattr(self, rule.asked_by) not in (False, "off")

    def ignored_codes(self) -> frozenset[str]:
        """The foreign rule ids among `ignore`."""
        return frozenset(filter(_is_code, self.ignore))


def _is_code(name: str) -> bool:
    """LanguageTool's ids are upper-case; ours never are."""
    return name.isupper()
