"""Boosted trees in tables of bits: for every feature and step of its value, the leaves that it leaves possible."""

import numpy as np
from numpy.typing import NDArray

from checks.models.casing.words import Arrays, Floats

TREE_BLOCK = 128
"""Rows at a time: their bits stay in the processor's cache."""
EXPONENT, BIAS = np.uint32(23), np.uint32(127)
"""Of a 32-bit float: where its exponent begins, and the exponent of 1."""

Bits = NDArray[np.uint32]


class Trees:
    """Boosted trees of at most 32 leaves, given by [tree, node]; a leaf leads to itself."""

    def __init__(self, arrays: Arrays) -> None:
        shape = arrays["tree_feature"].shape
        children = arrays["tree_children"].astype(np.intp) + (np.arange(shape[0]) * shape[1])[:, None, None]
        left, right = children.reshape(-1, 2).T
        inner, leaf = _nodes(left, right, shape[1], int(arrays["tree_depth"].item()))
        place = np.cumsum(leaf.reshape(shape), axis=1) - 1
        below = np.where(leaf, np.uint32(1) << place.ravel().astype(np.uint32), np.uint32(0))
        for _ in range(int(arrays["tree_depth"].item())):
            below[inner] = below[left[inner]] | below[right[inner]]
        self.all = below[:: shape[1]][None]
        tree, at = np.nonzero(leaf.reshape(shape))
        self.width = int(place.max()) + 1
        self.value = np.zeros((shape[0], self.width), np.float32)
        self.value[tree, place[tree, at]] = arrays["tree_value"].astype(np.float32)[tree, at]
        self.first = (np.arange(shape[0]) * self.width).astype(np.uint32) - BIAS
        feature, threshold = arrays["tree_feature"].ravel(), arrays["tree_threshold"].astype(np.float32).ravel()
        self.steps = []
        for which in np.unique(feature[inner]):
            nodes = np.flatnonzero(inner & (feature == which))
            above, under = ~below[left[nodes]], ~below[right[nodes]]
            self.steps.append((int(which), *_table(threshold[nodes], nodes // shape[1], above, under, shape[0])))

    def __call__(self, rows: Floats) -> Floats:
        """The probability of each row."""
        parts = [self._block(rows[at : at + TREE_BLOCK]) for at in range(0, len(rows), TREE_BLOCK)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _block(self, rows: Floats) -> Floats:
        """One bit is left a tree: a power of two, whose exponent as a float is the leaf's place."""
        possible = np.repeat(self.all, len(rows), axis=0)
        here = np.empty_like(possible)
        for feature, steps, table in self.steps:
            np.take(table, np.searchsorted(steps, rows[:, feature]), axis=0, out=here, mode="clip")
            possible &= here
        leaves = (possible.astype(np.float32).view(np.uint32) >> EXPONENT) + self.first
        total: Floats = self.value.ravel()[leaves].sum(axis=1)
        chance: Floats = np.reciprocal(1 + np.exp(-total))
        return chance


def _nodes(
    left: NDArray[np.intp], right: NDArray[np.intp], size: int, depth: int
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which nodes are asked, and which are leaves; what no root leads to is neither."""
    asked = np.zeros(len(left), bool)
    asked[::size] = True
    for _ in range(depth):
        asked[left[asked]] = asked[right[asked]] = True
    leads_on = left != np.arange(len(left))
    return asked & leads_on, asked & ~leads_on


def _table(threshold: Floats, tree: NDArray[np.intp], above: Bits, under: Bits, trees: int) -> tuple[Floats, Bits]:
    """The steps of a feature, and for each interval between them the leaves that stay possible, [interval, tree].

    A node leads to the right, where `above` is possible, for values above its threshold; else to the left, `under`.
    """
    steps, step = np.unique(threshold, return_inverse=True)
    rising, falling = (np.full((len(steps) + 1, trees), 0xFFFFFFFF, np.uint32) for _ in range(2))
    np.bitwise_and.at(rising, (step + 1, tree), above)
    np.bitwise_and.at(falling, (step, tree), under)
    for table, order in ((rising, 1), (falling, -1)):
        np.bitwise_and.accumulate(table[::order], out=table[::order])
    return steps, rising & falling
