"""One indented JSON object an article."""

import json

from checks.core.report import Report
from checks.reports.jsonl import row


def render(report: Report) -> str:
    """An indented object, its line feed included."""
    return json.dumps(row(report), ensure_ascii=False, indent=2) + "\n"
