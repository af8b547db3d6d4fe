"""Counts of words with and without a capital, and which White House capitals are only house style."""

import numpy as np
import typer

from checks.models.casing.tokens import CAPITAL, CAPITAL_S, CAPS, FIRST_WORD
from training.arrays import Flags, Ints, Table, load, save
from training.casing.corpus import WHITE_HOUSE, words_of
from training.place import Place

HOUSE_STYLE = 0.12
CASES = ("upper", "lower")
FUNCTION_WORDS = frozenset(
    """the a an and or but nor so yet if of in on at by for from with to as than that this these those there here it its
    he him his she her hers they them their we us our you your i me my who whom whose which what when where why how not
    no is are was were be been being am do does did has have had will would can could shall should may might must into
    over under about after before between during through while because since until up down out off then""".split()
)


def functional(words: list[str]) -> Flags:
    """For every word number whether it is a function word's."""
    return np.array([False] * FIRST_WORD + [word in FUNCTION_WORDS for word in words])


def is_capital(classes: Ints) -> Flags:
    """Capitalised beyond doubt (not only because a sentence begins)."""
    raised: Flags = (classes == CAPITAL) | (classes == CAPS) | (classes == CAPITAL_S)
    return raised


def beside_capital(classes: Ints) -> tuple[Flags, Flags]:
    """Whether there is a capital before each piece, and behind it."""
    capital = is_capital(classes)
    before, after = np.zeros(len(capital), bool), np.zeros(len(capital), bool)
    before[1:] = capital[:-1]
    after[:-1] = capital[1:]
    return before, after


def tally(table: Table, size: int) -> Table:
    """For every word number counts of both cases by kind of source: alone, beside a capital, behind one, before one."""
    words, classes = table["words"], table["classes"]
    before, after = beside_capital(classes)
    beside = before | after
    target = table["usable"] & (words < size)
    raised = (classes == CAPITAL) | (classes == CAPITAL_S)
    counts = {}
    for name, kind in (("wh", table["source"] >= WHITE_HOUSE), ("rest", table["source"] < WHITE_HOUSE)):
        for side, near in (("alone", ~beside), ("beside", beside), ("before", before), ("after", after)):
            for case, which in zip(CASES, (raised, ~raised), strict=True):
                chosen = words[target & kind & near & which]
                counts[f"{name}_{side}_{case}"] = np.bincount(chosen, minlength=size)
    return counts | {"house_style": house_style(counts)}


def house_style(counts: Table) -> Flags:
    """True for words that the White House capitalises alone far more often than others do."""
    upper, lower = counts["wh_alone_upper"], counts["wh_alone_lower"]
    other_upper, other_lower = counts["rest_alone_upper"], counts["rest_alone_lower"]
    here = upper / np.maximum(upper + lower, 1)
    there = (other_upper + 0.5) / (other_upper + other_lower + 2)
    styled: Flags = (other_upper + other_lower >= 10) & (here - there > HOUSE_STYLE) & (there < 0.8)
    return styled


def in_house_style(table: Table, styled: Flags) -> Flags:
    """The pieces whose capital, or lack of it, is the government's: not those beside another capital."""
    before, after = beside_capital(table["classes"])
    index = np.minimum(table["words"], len(styled) - 1)
    chosen: Flags = styled[index] & (table["source"] >= WHITE_HOUSE) & ~(before | after)
    return chosen


def run(place: Place) -> None:
    """Writes counts.npz."""
    folder = place.folder("casing")
    words = words_of(folder)
    counts = tally(load(folder / "arrays.npz"), FIRST_WORD + len(words))
    save(folder / "counts.npz", counts)
    styled = np.flatnonzero(counts["house_style"])
    shown = " ".join(words[number - FIRST_WORD] for number in styled[:20])
    typer.echo(f"{len(styled)} words in house style: {shown} …")
