"""Puts the trained network and the tables about words into the arrays that `checks.lexicon.casing` reads."""

import argparse
import io
import lzma
from pathlib import Path

import numpy as np
from counts import FUNCTION_WORDS
from network import rows_of

from checks.lexicon.casing import current_names
from checks.lexicon.casing_evidence import AND, DETERMINER, OF
from checks.lexicon.casing_tokens import FIRST_WORD

ODDS_STEPS = 12
DETERMINERS = frozenset("the a an this that these those his her its their our my your some any no every each".split())


def odds(counts: dict[str, np.ndarray]) -> np.ndarray:
    """Logarithms of the odds of a capital (all, alone, beside a capital) and of the count, in twelfths."""
    styled = counts["house_style"]
    columns = []
    total = 0
    sums: dict[str, np.ndarray] = {}
    for side in ("alone", "beside"):
        for case in ("upper", "lower"):
            house = np.where(styled, 0, counts[f"wh_{side}_{case}"])
            sums[side + case] = counts[f"rest_{side}_{case}"] + house
            total = total + sums[side + case]
    for upper, lower in (
        (sums["aloneupper"] + sums["besideupper"], sums["alonelower"] + sums["besidelower"]),
        (sums["aloneupper"], sums["alonelower"]),
        (sums["besideupper"], sums["besidelower"]),
    ):
        columns.append(np.log((upper + 0.3) / (lower + 0.3)))
    columns.append(np.log1p(total))
    return np.clip(np.round(np.stack(columns, 1) * ODDS_STEPS), -127, 127).astype(np.int8)


def arrays(folder: Path) -> dict[str, np.ndarray]:
    """Everything but the trees."""
    words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
    with np.load(folder / "counts.npz") as file:
        counts = dict(file)
    with np.load(folder / "network.npz") as file:
        network = dict(file)
    limit = int(network["limit"])
    embedding = network["embedding"]
    scale = np.maximum(np.abs(embedding).max(1, keepdims=True), 1e-6) / 127
    role = np.zeros(FIRST_WORD + len(words), np.uint8)
    for number, word in enumerate(words, FIRST_WORD):
        role[number] = (
            DETERMINER if word in DETERMINERS else OF if word == "of" else AND if word in ("and", "or") else 0
        )
    names = current_names()
    pad = [0] * FIRST_WORD
    return {
        "words": np.frombuffer("\n".join(words).encode("utf-8"), np.uint8),
        "limit": np.array(limit),
        "embedding": np.round(embedding / scale).astype(np.int8),
        "embedding_scale": scale.astype(np.float16),
        "bias_of": network["bias_of"][:, 0].astype(np.float16),
        **{name: network[name].astype(np.float16) for name in ("shapes", "first", "first_bias", "second")},
        "second_bias": network["second_bias"][0],
        "odds": odds(counts),
        "entry": np.array([*pad, *np.load(folder / "dictionary.npy")], np.uint8),
        "listed": np.array([*pad, *(word in names for word in words)], np.uint8),
        "function": np.array([*pad, *(word in FUNCTION_WORDS for word in words)], np.uint8),
        "role": role,
        "row": rows_of(words, limit),
    }


def pack(tables: dict[str, np.ndarray], path: Path) -> None:
    """Writes the arrays, compressed."""
    raw = io.BytesIO()
    np.savez(raw, **tables)
    path.write_bytes(lzma.compress(raw.getvalue(), preset=9 | lzma.PRESET_EXTREME))
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


def main() -> None:
    """Writes tables.npz.xz, a model without trees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    tables = arrays(folder)
    with np.load(folder / "trees.npz") if (folder / "trees.npz").exists() else np.load(io.BytesIO(_empty())) as trees:
        pack({**tables, **dict(trees)}, folder / "casing.npz.xz")


def _empty() -> bytes:
    raw = io.BytesIO()
    np.savez(raw)
    return raw.getvalue()


if __name__ == "__main__":
    main()
