"""Classes words by what hunspell dictionaries say about their capitals (0 lower, 1 both, 2 unknown, 3 only capital)."""

from pathlib import Path

import numpy as np
import typer

from training.arrays import Ints
from training.casing.corpus import words_of
from training.corpora import all_corpora
from training.place import Place

LOWER_ONLY, BOTH, UNKNOWN, CAPITAL_ONLY = range(4)
DICTIONARIES = {"en_US": "hunspell-en-us", "en_AU": "hunspell-en-au"}


def stems(path: Path) -> set[str]:
    """The entries of a .dic file without their flags."""
    lines = path.read_text(encoding="utf-8", errors="replace").splitlines()[1:]
    return {line.split("/")[0].split("\t")[0].strip() for line in lines}


def classes(words: list[str], folders: dict[str, Path]) -> Ints:
    """One class a word, by all dictionaries together; `folders` has each by its name."""
    from hunspell import Hunspell

    spellers = [Hunspell(name, hunspell_data_dir=str(folder)) for name, folder in folders.items()]
    entries = {stem for name, folder in folders.items() for stem in stems(folder / f"{name}.dic")}
    capitals = {stem.lower() for stem in entries if stem[:1].isupper()}
    result = np.zeros(len(words), np.uint8)
    for index, word in enumerate(words):
        lower = any(speller.spell(word) for speller in spellers)
        capital = any(speller.spell(word.capitalize()) for speller in spellers)
        if lower:
            result[index] = BOTH if word in capitals else LOWER_ONLY
        else:
            result[index] = CAPITAL_ONLY if capital or word in capitals else UNKNOWN
    return result


def run(place: Place) -> None:
    """Writes dictionary.npy."""
    folder = place.folder("casing")
    folders = {name: all_corpora()[corpus].place(place.corpora) for name, corpus in DICTIONARIES.items()}
    result = classes(words_of(folder), folders)
    np.save(folder / "dictionary.npy", result)
    typer.echo(f"lower-case, both, unknown, only with a capital: {np.bincount(result).tolist()}")
