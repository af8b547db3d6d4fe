"""copydesk rules: what is looked for."""

from rich.console import Console
from rich.table import Table

from checks.core.registry import all_rules


def rules() -> None:
    """List every rule with its category, its severity and what it finds."""
    table = Table("Rule", "Category", "Severity", "Finds", box=None, pad_edge=False)
    for rule in all_rules():
        table.add_row(rule.id, rule.category, rule.severity, rule.summary)
    Console(markup=False).print(table)
