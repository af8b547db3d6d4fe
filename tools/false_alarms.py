"""How often each rule speaks in clean articles: `python -m tools.false_alarms` writes it down for the page of rules."""

import json
from collections import Counter
from pathlib import Path

from checks import formats
from checks.core.finding import INFO
from checks.core.run import check
from checks.core.settings import Settings

ROOT = Path(__file__).parent.parent
FILE = ROOT / "checks" / "ui" / "false_alarms.json"


def clean() -> list[Path]:
    """The project's own articles in which nothing is wrong."""
    folders = (ROOT / "tools" / "evaluation" / "clean", ROOT / "sample_articles")
    return sorted(
        path
        for folder in folders
        for path in folder.iterdir()
        if path.suffix in (".txt", ".md") and (folder.name == "clean" or path.stem.startswith("clean"))
    )


def measured() -> dict[str, object]:
    """The number of words read, and how often each rule that is no hint spoke in them."""
    words, alarms = 0, Counter[str]()
    for path in clean():
        report = check(formats.load(path.read_bytes(), path.name).document(), Settings())
        words += len(report.document.tokens)
        alarms.update(finding.rule for finding in report.findings if finding.severity != INFO)
    return {"words": words, "rules": dict(sorted(alarms.items()))}


if __name__ == "__main__":
    FILE.write_text(json.dumps(measured(), indent=1) + "\n", encoding="utf-8")
