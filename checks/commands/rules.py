"""copydesk rules: what is looked for."""

import sys

from rich.console import Console
from rich.table import Table

from checks.core.registry import all_rules

PIPED = 1000
"""Characters; no line of the list is longer."""


def rules() -> None:
    """List every rule with its category, its severity and what it finds."""
    table = Table("Rule", "Category", "Severity", "Finds", box=None, pad_edge=False)
    for rule in all_rules():
        table.add_row(rule.id, rule.category, rule.severity, rule.summary)
    # a pipe has no width: who searches the list must find every id whole
    Console(markup=False, width=None if sys.stdout.isatty() else PIPED).print(table)
