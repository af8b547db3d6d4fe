"""One JSON object a run: its files as in jsonl, and what could not be done."""

from dataclasses import asdict

from checks.reports import Run, as_json
from checks.reports.jsonl import row


def render(run: Run) -> str:
    """An indented object, its line feed included: `version`, `files`, `failures` and `gates` (those not passed)."""
    whole = {
        "version": run.version,
        "files": [row(report) for report in run.reports],
        "failures": [asdict(trouble) for trouble in run.failures],
        "gates": [asdict(trouble) for trouble in run.gates],
    }
    return as_json(whole, indent=2) + "\n"
