"""Counts of words with and without a capital, and which White House capitals are only house style."""

import argparse
from pathlib import Path

import numpy as np

from checks.models.casing.tokens import CAPITAL, CAPITAL_S, CAPS, FIRST_WORD, LOWER, LOWER_S

WHITE_HOUSE = 3
"""Sources from here on are written in the house style of the government."""
HOUSE_STYLE = 0.12

FUNCTION_WORDS = frozenset(
    "the a an and or but nor so yet if of in on at by for from with to as than that this these those there here it its he him his "
    "she her hers they them their we us our you your i me my who whom whose which what when where why how not no is are was were "
    "be been being am do does did has have had will would can could shall should may might must into over under about after before "
    "between during through while because since until up down out off then".split()
)


def is_capital(classes: np.ndarray) -> np.ndarray:
    """Capitalised beyond doubt (not only because a sentence begins)."""
    return (classes == CAPITAL) | (classes == CAPS) | (classes == CAPITAL_S)


def tally(table: dict[str, np.ndarray], size: int) -> dict[str, np.ndarray]:
    """For every word number: lower and capital counts by kind of source: alone, beside a capital, with one before, after."""
    words, classes, usable = table["words"], table["classes"], table["usable"]
    capital = is_capital(classes)
    before, after = np.zeros(len(words), bool), np.zeros(len(words), bool)
    before[1:] = capital[:-1]
    after[:-1] = capital[1:]
    beside = before | after
    target = usable & (words < size)
    raised = (classes == CAPITAL) | (classes == CAPITAL_S)
    counts = {}
    for name, kind in (("wh", table["source"] >= WHITE_HOUSE), ("rest", table["source"] < WHITE_HOUSE)):
        for side, near in (("alone", ~beside), ("beside", beside), ("before", before), ("after", after)):
            for case, which in (("upper", raised), ("lower", ~raised)):
                chosen = words[target & kind & near & which]
                counts[f"{name}_{side}_{case}"] = np.bincount(chosen, minlength=size)
    return counts


def house_style(counts: dict[str, np.ndarray]) -> np.ndarray:
    """True for words that the White House capitalises alone far more often than others do."""
    upper, lower = counts["wh_alone_upper"], counts["wh_alone_lower"]
    other_upper, other_lower = counts["rest_alone_upper"], counts["rest_alone_lower"]
    here = upper / np.maximum(upper + lower, 1)
    there = (other_upper + 0.5) / (other_upper + other_lower + 2)
    enough = other_upper + other_lower >= 10
    return enough & (here - there > HOUSE_STYLE) & (there < 0.8)


def main() -> None:
    """Writes counts.npz."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    with np.load(folder / "arrays.npz") as file:
        table = dict(file)
    words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
    counts = tally(table, FIRST_WORD + len(words))
    counts["house_style"] = house_style(counts)
    np.savez(folder / "counts.npz", **counts)
    styled = np.flatnonzero(counts["house_style"])
    print(len(styled), "words in house style:", " ".join(words[number - FIRST_WORD] for number in styled[:150]))


if __name__ == "__main__":
    main()

__all__ = ["FUNCTION_WORDS", "LOWER", "LOWER_S", "house_style", "is_capital", "tally"]
