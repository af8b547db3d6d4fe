"""Classes words by what hunspell dictionaries say about their capitals (0 lower, 1 both, 2 unknown, 3 only capital)."""

import argparse
from pathlib import Path

import numpy as np

LOWER_ONLY, BOTH, UNKNOWN, CAPITAL_ONLY = range(4)


def stems(path: Path) -> set[str]:
    """The entries of a .dic file without their flags."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()[1:]
    return {line.split("/")[0].split("\t")[0].strip() for line in lines}


def classes(words: list[str], folder: Path, names: tuple[str, ...]) -> np.ndarray:
    """One class a word, by all dictionaries together."""
    from hunspell import Hunspell

    speller = [Hunspell(name, hunspell_data_dir=str(folder)) for name in names]
    capitals = {stem.lower() for name in names for stem in stems(folder / f"{name}.dic") if stem[:1].isupper()}
    result = np.zeros(len(words), np.uint8)
    for index, word in enumerate(words):
        lower = any(dictionary.spell(word) for dictionary in speller)
        capital = any(dictionary.spell(word.capitalize()) for dictionary in speller)
        if lower:
            result[index] = BOTH if word in capitals else LOWER_ONLY
        else:
            result[index] = CAPITAL_ONLY if capital or word in capitals else UNKNOWN
    return result


def main() -> None:
    """Writes dictionary.npy."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("dictionaries", type=Path)
    options = parser.parse_args()
    words = (options.folder / "words.txt").read_text(encoding="utf-8").split("\n")
    result = classes(words, options.dictionaries, ("en_US", "en_AU"))
    np.save(options.folder / "dictionary.npy", result)
    print(np.bincount(result))


if __name__ == "__main__":
    main()
