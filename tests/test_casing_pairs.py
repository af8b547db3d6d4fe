"""Pairs of words that a corpus writes with capitals."""

import numpy as np

from checks.models.casing.pairs import Pairs, content_neighbour, keys
from checks.models.casing.tokens import FIRST_WORD

JUSTICE, OF, THE, PEACE, COMMA = FIRST_WORD, FIRST_WORD + 1, FIRST_WORD + 2, FIRST_WORD + 3, 2


def ints(*numbers: int) -> np.ndarray:
    return np.array(numbers, np.int32)


def test_the_neighbour_is_found_across_small_words() -> None:
    numbers = ints(JUSTICE, OF, THE, PEACE)
    there, gap = content_neighbour(numbers, np.array([False, True, True, False]), ints(3), -1)
    assert (there.tolist(), gap.tolist()) == ([0], [3])


def test_a_mark_ends_the_search() -> None:
    numbers = ints(JUSTICE, COMMA, THE, PEACE)
    _, gap = content_neighbour(numbers, np.array([False, False, True, False]), ints(3), -1)
    assert gap.tolist() == [0]


def test_the_text_ends_the_search() -> None:
    _, gap = content_neighbour(ints(JUSTICE), np.array([False]), ints(0), 1)
    assert gap.tolist() == [0]


def test_order_and_distance_make_another_pair() -> None:
    one, two = ints(JUSTICE), ints(PEACE)
    found = {int(keys(*pair)[0]) for pair in ((one, two, ints(1)), (two, one, ints(1)), (one, two, ints(2)))}
    assert len(found) == 3


def test_a_known_pair_gives_its_counts_to_both_of_its_words() -> None:
    packed: dict[str, np.ndarray] = {
        "pair_step": keys(ints(JUSTICE), ints(PEACE), ints(3)),
        "pair_count": np.array([0x52], np.uint8),
    }
    numbers, small = ints(JUSTICE, OF, THE, PEACE), np.array([False, True, True, False])
    columns = Pairs(packed).evidence(numbers, small, ints(0, 3))
    assert [column.tolist() for column in columns] == [[0, 5], [0, 2], [5, 0], [2, 0]]


def test_an_unknown_pair_says_nothing() -> None:
    packed: dict[str, np.ndarray] = {"pair_step": np.array([7], np.uint32), "pair_count": np.array([0x52], np.uint8)}
    columns = Pairs(packed).evidence(ints(JUSTICE, PEACE), np.zeros(2, bool), ints(0, 1))
    assert not np.any(columns)
