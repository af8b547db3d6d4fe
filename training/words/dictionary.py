"""Rebuilds the word lists: dictionary with frequencies, rare words, misspellings, spelling pairs."""

import gzip
import math
import re
from array import array
from collections.abc import Iterable
from pathlib import Path

import typer

import checks
from training.corpora import all_corpora
from training.place import Place

OWN = Path(checks.__file__).with_name("data")
UNKNOWN, KNOWN, LARGE = 0, 1, 2
COMMON_SIZE, LARGE_SIZE, RARE_SIZE = 60, 70, 80
FREQUENT_UNKNOWN = 2.2
LEVEL_SHIFT = 10
_PAIR = re.compile(r'InsensitiveStr::\w+\(\s*"([^"]+)"\s*,?\s*\)\s*,\s*&\[([^\]]*)\]')
_STRINGS = re.compile(r'"([^"]*)"')
_VARIANTS = re.compile(r"VariantsMap =\s*\[((?:\s*&\[[^\]]*\],?)+)\s*\];")
_LIST = re.compile(r"&\[([^\]]*)\]")


def scowl(folder: Path, kinds: Iterable[str], size: int, categories: str = r".*") -> set[str]:
    """The entries of SCOWL's lists of these kinds up to a size, possessives left out; seldom variants left out."""
    pattern = re.compile(rf"(?!special|.*variant_[23])(?:{categories})-(?:{'|'.join(kinds)})\.(\d+)")
    found: set[str] = set()
    for path in sorted(folder.iterdir()):
        match = pattern.fullmatch(path.name)
        if match and int(match[1]) <= size:
            found.update(path.read_text(encoding="latin-1").split())
    return {word for word in found if not word.endswith("'s") and (len(word) > 1 or word in "aIOo")}


def frequencies() -> dict[str, int]:
    """wordfreq's English words and their Zipf frequency (log10 of the count in 10⁹ words) in hundredths."""
    import wordfreq

    counts = wordfreq.get_frequency_dict("en", wordlist="large")
    return {word: round(100 * (math.log10(share) + 9)) for word, share in counts.items()}


def own_lines(name: str) -> list[str]:
    """The lines of a list that the authors keep by hand, remarks left out."""
    read = OWN.joinpath(name).read_text(encoding="utf-8").splitlines()
    return [line for line in read if line and not line.startswith("#")]


def lines(words: Iterable[str]) -> bytes:
    """One word a line, in UTF-8."""
    return "\n".join(words).encode("utf-8")


def dictionary(folder: Path, own: set[str]) -> dict[str, int]:
    """The level of every entry of the dictionary, lower-case and capital ones alike."""
    kinds = ("words", "contractions", "upper", "proper-names", "abbreviations")
    levels = dict.fromkeys(scowl(folder, kinds, LARGE_SIZE), LARGE)
    levels.update(dict.fromkeys(scowl(folder, kinds, COMMON_SIZE), KNOWN))
    levels.update(dict.fromkeys(own, KNOWN))
    return levels


def misspellings(folder: Path, levels: dict[str, int]) -> dict[str, list[str]]:
    """The list's misspellings with the corrections that the dictionary knows; no dictionary word is one."""
    source = (folder / "word_codegen.rs").read_text(encoding="utf-8")
    pairs = {match[1].lower(): _STRINGS.findall(match[2].lower()) for match in _PAIR.finditer(source)}
    found = {}
    for wrong, right in pairs.items():
        corrections = [
            phrase
            for phrase in right
            if phrase and all(word in levels or word.capitalize() in levels for word in phrase.split(" "))
        ]
        if corrections and levels.get(wrong) != KNOWN and "-" not in wrong:
            found[wrong] = corrections
    return found


def spelling_pairs(folder: Path, scowl_folder: Path) -> list[tuple[str, str, str]]:
    """American and British spellings of one word, the British one unknown in America.

    The third piece is "*" where the American one is also right in Britain, as the words in -ize are (Oxford's).
    """
    kinds = ("words",)
    american = scowl(scowl_folder, kinds, LARGE_SIZE, "english|american")
    british = scowl(scowl_folder, kinds, LARGE_SIZE, "english|british|british_z")
    source = (folder / "vars_codegen.rs").read_text(encoding="utf-8")
    pairs = set()
    for match in _VARIANTS.finditer(source):
        us, gb = (_STRINGS.findall(part) for part in _LIST.findall(match[1])[:2])
        if us and gb and us[0] in american and gb[0] in british and gb[0] not in american:
            pairs.add((us[0], gb[0], "*" * (us[0] in british)))
    return sorted(pairs)


def with_frequencies(levels: dict[str, int]) -> dict[str, int]:
    """Level and frequency of every entry in one number, and of frequent words that the dictionary lacks."""
    zipf = frequencies()
    names = {word.lower() for word in levels if word != word.lower()}
    table = {word: level << LEVEL_SHIFT | zipf.get(word.lower(), 0) for word, level in levels.items()}
    for word, centizipf in zipf.items():
        if word not in table and word not in names and word.isalpha() and centizipf >= 100 * FREQUENT_UNKNOWN:
            table[word] = UNKNOWN << LEVEL_SHIFT | centizipf
    return table


def write(place: Place, name: str, *parts: bytes) -> None:
    """Packs one file."""
    place.built(f"data/{name}").write_bytes(gzip.compress(b"\0".join(parts), mtime=0))


def run(place: Place) -> None:
    """Writes all four files."""
    folders = {name: all_corpora()[name].place(place.corpora) for name in ("scowl", "typos-dict", "typos-vars")}
    levels = dictionary(folders["scowl"], set(own_lines("own_words.txt")))
    own_slips = dict(line.split(" ") for line in own_lines("own_misspellings.txt"))
    for word in own_slips:
        levels.pop(word, None)
    wrong = misspellings(folders["typos-dict"], levels) | {word: [right] for word, right in own_slips.items()}
    table = with_frequencies(levels)
    words = sorted(table)
    values = array("H", (table[word] for word in words))
    write(place, "words.gz", lines(words), bytes(v & 255 for v in values) + bytes(v >> 8 for v in values))
    rare = scowl(folders["scowl"], ("words", "upper", "proper-names"), RARE_SIZE) - set(levels)
    write(place, "rare_words.gz", lines(sorted(word for word in rare if len(word) > 3)))
    write(place, "misspellings.gz", lines(f"{word}\t{','.join(right)}" for word, right in sorted(wrong.items())))
    pairs = spelling_pairs(folders["typos-vars"], folders["scowl"])
    write(place, "spelling_pairs.gz", lines(f"{us} {gb} {both}".rstrip() for us, gb, both in pairs))
    typer.echo(f"{len(words):,} words, {len(wrong):,} misspellings, {len(pairs):,} pairs of spellings")
