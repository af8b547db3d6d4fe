"""Boosted trees in flat arrays, walked for many rows and all trees at once."""

import numpy as np

from checks.lexicon.casing_words import Arrays, Floats

TREE_BLOCK = 512


class Trees:
    """Boosted trees: [tree, node]; a leaf leads to itself."""

    def __init__(self, arrays: Arrays) -> None:
        trees, nodes = arrays["tree_feature"].shape
        self.roots = np.arange(trees, dtype=np.intp) * nodes
        self.feature = arrays["tree_feature"].astype(np.intp).ravel()
        self.threshold = arrays["tree_threshold"].astype(np.float32).ravel()
        self.children = (arrays["tree_children"].astype(np.intp) + self.roots[:, None, None]).reshape(-1)
        self.value = arrays["tree_value"].astype(np.float32).ravel()
        self.depth = int(arrays["tree_depth"].item())

    def __call__(self, rows: Floats) -> Floats:
        """The probability of each row."""
        parts = [self._block(rows[at : at + TREE_BLOCK]) for at in range(0, len(rows), TREE_BLOCK)]
        return np.concatenate(parts) if parts else np.zeros(0, np.float32)

    def _block(self, rows: Floats) -> Floats:
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots))).copy()
        lines = (np.arange(len(rows)) * rows.shape[1])[:, None]
        flat = np.ascontiguousarray(rows).ravel()
        for _ in range(self.depth):
            right = flat[lines + self.feature[at]] > self.threshold[at]
            at = self.children[at * 2 + right]
        total: Floats = self.value[at].sum(axis=1)
        chance: Floats = np.reciprocal(1 + np.exp(-total))
        return chance
