"""Trees of lightgbm as the arrays that `checks.models.trees` reads."""

from typing import Any

import numpy as np

from training.arrays import Table

Node = tuple[int, float, int, int, float]
"""Feature, threshold, the two nodes that it leads to, and a leaf's value; a leaf leads to itself."""


def flat(booster: Any) -> Table:
    """The trees in arrays by [tree, node]."""
    lists, depth = [], 0
    for tree in booster.dump_model()["tree_info"]:
        nodes: list[Node] = []
        depth = max(depth, _walk(tree["tree_structure"], nodes))
        lists.append(nodes)
    size = max(map(len, lists))
    padded = [nodes + [(0, 0.0, at, at, 0.0) for at in range(len(nodes), size)] for nodes in lists]
    table = np.array(padded, dtype=np.float64)
    return {
        "tree_feature": table[:, :, 0].astype(np.uint8),
        "tree_threshold": table[:, :, 1].astype(np.float32),
        "tree_children": table[:, :, 2:4].astype(np.uint8),
        "tree_value": table[:, :, 4].astype(np.float16),
        "tree_depth": np.array(depth),
        "tree_base": np.array(0.0),
    }


def _walk(node: dict[str, Any], nodes: list[Node]) -> int:
    """Appends a node and all below it; returns how many steps below it the deepest leaf is."""
    place = len(nodes)
    if "split_feature" not in node:
        nodes.append((0, np.inf, place, place, node["leaf_value"]))
        return 0
    nodes.append((0, 0.0, 0, 0, 0.0))
    left = len(nodes)
    deep = _walk(node["left_child"], nodes)
    right = len(nodes)
    deep = max(deep, _walk(node["right_child"], nodes))
    nodes[place] = (node["split_feature"], node["threshold"], left, right, 0.0)
    return deep + 1
