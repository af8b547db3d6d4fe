"""The figures reached on the public evaluation, which may rise and never fall."""

import json
from pathlib import Path

from tools.evaluation.score import Figures, Tally

FILE = Path(__file__).with_name("ratchet.json")
TOLERANCE = 0.005
RAISE = "python -m tools.evaluation.run --raise-ratchet"

Held = dict[str, dict[str, float]]
"""Figures by set and name."""


def reached(sets: dict[str, Figures], articles: dict[str, Figures]) -> Held:
    """The figures that are held: of each set, and the recall of each annotated sample by name."""
    held = {name: _held(figures) for name, figures in sets.items()}
    held["by sample"] = _known({name: figures.total.recall for name, figures in articles.items()})
    return held


def _held(figures: Figures) -> dict[str, float]:
    total = figures.total
    rows = {
        "recall": total.recall,
        "precision": total.precision,
        "named": total.named,
        "fixed": total.repaired,
        "safe": total.safety,
        "safe share": total.safe_share,
        "false alarms": total.alarms_per_1000_words,
    }
    rows |= {f"recall of {name}": tally.recall for name, tally in figures.categories.items() if _weighty(tally)}
    return _known(rows)


def _weighty(tally: Tally) -> bool:
    """True where a category has enough defects for its share to mean something."""
    return tally.musts >= 20


def _known(rows: dict[str, float | None]) -> dict[str, float]:
    return {name: round(value, 4) for name, value in sorted(rows.items()) if value is not None}


def _falls(name: str) -> bool:
    """True where less is better."""
    return name == "false alarms"


def fallen(now: Held, held: Held) -> list[str]:
    """What is worse than what is held by more than the tolerance, a line each."""
    return [
        f"{name}: {figure} is {now.get(name, {}).get(figure)}, was {was}"
        for name, figures in held.items()
        for figure, was in figures.items()
        if not _holds(figure, now.get(name, {}).get(figure), was)
    ]


def _holds(figure: str, value: float | None, was: float) -> bool:
    if value is None:
        return False
    return value <= was + TOLERANCE if _falls(figure) else value >= was - TOLERANCE


def raised(now: Held, held: Held) -> Held:
    """For each figure the better of the two; a figure that is no longer taken is dropped."""
    return {
        name: {
            figure: (min if _falls(figure) else max)(value, held.get(name, {}).get(figure, value))
            for figure, value in figures.items()
        }
        for name, figures in now.items()
    }


def load() -> Held:
    """The figures held so far."""
    held: Held = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return held


def save(figures: Held) -> None:
    """Holds these figures from now on."""
    FILE.write_text(json.dumps(figures, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
