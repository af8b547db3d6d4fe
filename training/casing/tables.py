"""Puts the trained network and the tables about words into the arrays that `checks.models.casing.model` reads."""

import argparse
import io
from pathlib import Path

import numpy as np
from counts import FUNCTION_WORDS
from network import rows_of
from regression import endings

from checks.language import words as dictionary
from checks.language.names import census_names
from checks.models.casing.tokens import FIRST_WORD
from checks.models.casing.words import (
    AND,
    DETERMINER,
    LONGEST,
    NO_SLIP,
    ODDS_STEPS,
    OF,
    UNKNOWN_ENTRY,
    ZIPF_STEPS,
    slip_of,
)

PAD = [0] * FIRST_WORD
FAINTEST, WEIGHT_STEPS = 0.12, 16
ROLES = {"of": OF, "and": AND, "or": AND}
DETERMINERS = frozenset("the a an this that these those his her its their our my your some any no every each".split())


def odds(counts: dict[str, np.ndarray]) -> np.ndarray:
    """Logarithms of the odds of a capital (all, alone, after and before one) and of the count, in twelfths."""
    styled = counts["house_style"]
    columns, total = [], 0
    for side in ("all", "alone", "before", "after"):
        sums = {}
        for case in ("upper", "lower"):
            parts = ("alone", "beside") if side == "all" else (side,)
            house = sum(np.where(styled, 0, counts[f"wh_{part}_{case}"]) for part in parts)
            sums[case] = house + sum(counts[f"rest_{part}_{case}"] for part in parts)
        columns.append(np.log((sums["upper"] + 0.3) / (sums["lower"] + 0.3)))
        total = sums["upper"] + sums["lower"] if side == "all" else total
    columns.append(np.log1p(total))
    return np.clip(np.round(np.stack(columns, 1) * ODDS_STEPS), -127, 127).astype(np.int8)


def about_words(folder: Path, words: list[str]) -> dict[str, np.ndarray]:
    """What is known of each word of the vocabulary without its neighbours."""
    entry = [*PAD, *np.load(folder / "dictionary.npy").tolist()]
    names, zipf = census_names(), [dictionary.frequency(word) for word in words]
    slip = [
        slip_of(word) if kind == UNKNOWN_ENTRY else NO_SLIP for word, kind in zip([*PAD, *words], entry, strict=True)
    ]
    role = [DETERMINER if word in DETERMINERS else ROLES.get(word, 0) for word in words]
    return {
        "entry": np.array(entry, np.uint8),
        "slip": np.array(slip, np.uint8),
        "census": np.array([*PAD, *(word in names for word in words)], np.uint8),
        "zipf": np.clip(np.round(np.array([*PAD, *zipf]) * ZIPF_STEPS), 0, 255).astype(np.uint8),
        "function": np.array([*PAD, *(word in FUNCTION_WORDS for word in words)], np.uint8),
        "role": np.array([*PAD, *role], np.uint8),
        "length": np.array([*PAD, *(min(len(word), LONGEST) for word in words)], np.uint8),
        "ending": endings(words).astype(np.uint16),
    }


def arrays(folder: Path) -> dict[str, np.ndarray]:
    """Everything but the trees."""
    words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
    loaded = {}
    for name in ("counts", "network", "regression", "pairs"):
        with np.load(folder / f"{name}.npz") as file:
            loaded[name] = dict(file)
    network, limit = loaded["network"], int(loaded["network"]["limit"])
    embedding = network["embedding"]
    scale = np.maximum(np.abs(embedding).max(1, keepdims=True), 1e-6) / 127
    weights = loaded["regression"]["weights"]
    weights = np.clip(np.round(np.where(np.abs(weights) < FAINTEST, 0, weights) * WEIGHT_STEPS), -127, 127)
    return {
        "words": np.frombuffer("\n".join(words).encode("utf-8"), np.uint8),
        "limit": np.array(limit),
        "embedding": np.round(embedding / scale).astype(np.int8),
        "embedding_scale": scale.astype(np.float16),
        "bias_of": network["bias_of"][:, 0].astype(np.float16),
        **{name: network[name].astype(np.float16) for name in ("shapes", "first", "first_bias", "second")},
        "second_bias": network["second_bias"][0],
        "regression": weights.astype(np.int8),
        "regression_scale": np.array(1 / WEIGHT_STEPS, np.float32),
        "odds": odds(loaded["counts"]),
        **loaded["pairs"],
        "row": rows_of(words, limit),
        **about_words(folder, words),
    }


def pack(tables: dict[str, np.ndarray], path: Path) -> None:
    """Writes the arrays, compressed."""
    np.savez_compressed(path, **tables)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Writes casing.npz, a model without trees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    tables = arrays(folder)
    with np.load(folder / "trees.npz") if (folder / "trees.npz").exists() else np.load(io.BytesIO(_empty())) as trees:
        pack({**tables, **dict(trees)}, folder / "casing.npz")


def _empty() -> bytes:
    raw = io.BytesIO()
    np.savez(raw)
    return raw.getvalue()


if __name__ == "__main__":
    main()
