"""Rebuilds the word data of `checks/lexicon/`: dictionary with frequencies, rare words, misspellings, spelling pairs.

    python training/words/build.py --scowl DIR --typos-dict DIR --typos-vars DIR

`--scowl` is the folder of SCOWL's lists (Debian's package `scowl` has it as /usr/share/dict/scowl), `--typos-dict` and
`--typos-vars` the unpacked crates of these names. Frequencies come from the installed wordfreq.
"""

import argparse
import gzip
import math
import re
from array import array
from collections.abc import Iterable
from pathlib import Path

import wordfreq

LEXICON = Path(__file__).parents[2] / "checks" / "data"
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
    counts = wordfreq.get_frequency_dict("en", wordlist="large")
    return {word: round(100 * (math.log10(share) + 9)) for word, share in counts.items()}


def write(name: str, *parts: bytes) -> None:
    """Puts one packed file into the lexicon."""
    packed = gzip.compress(b"\0".join(parts), mtime=0)
    LEXICON.joinpath(name).write_bytes(packed)


def own_lines(name: str) -> list[str]:
    """The lines of a list that the authors keep by hand, remarks left out."""
    read = LEXICON.joinpath(name).read_text(encoding="utf-8").splitlines()
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
    source = (folder / "src" / "word_codegen.rs").read_text(encoding="utf-8")
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
    source = (folder / "src" / "vars_codegen.rs").read_text(encoding="utf-8")
    pairs = set()
    for match in _VARIANTS.finditer(source):
        us, gb = (_STRINGS.findall(part) for part in _LIST.findall(match[1])[:2])
        if us and gb and us[0] in american and gb[0] in british and gb[0] not in american:
            pairs.add((us[0], gb[0], "*" * (us[0] in british)))
    return sorted(pairs)


def main() -> None:
    """Builds all four files."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("scowl", "typos-dict", "typos-vars"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    options = parser.parse_args()
    levels = dictionary(options.scowl, set(own_lines("own_words.txt")))
    own_slips = dict(line.split(" ") for line in own_lines("own_misspellings.txt"))
    for word in own_slips:
        levels.pop(word, None)
    zipf = frequencies()
    wrong = misspellings(options.typos_dict, levels) | {word: [right] for word, right in own_slips.items()}
    names = {word.lower() for word in levels if word != word.lower()}
    table = {word: level << LEVEL_SHIFT | zipf.get(word.lower(), 0) for word, level in levels.items()}
    for word, centizipf in zipf.items():
        if word not in table and word not in names and word.isalpha() and centizipf >= 100 * FREQUENT_UNKNOWN:
            table[word] = UNKNOWN << LEVEL_SHIFT | centizipf
    words = sorted(table)
    values = array("H", (table[word] for word in words))
    write("words.gz", lines(words), bytes(v & 255 for v in values) + bytes(v >> 8 for v in values))
    rare = scowl(options.scowl, ("words", "upper", "proper-names"), RARE_SIZE) - set(levels)
    write("rare_words.gz", lines(sorted(word for word in rare if len(word) > 3)))
    write("misspellings.gz", lines(f"{word}\t{','.join(right)}" for word, right in sorted(wrong.items())))
    pairs = spelling_pairs(options.typos_vars, options.scowl)
    write("spelling_pairs.gz", lines(f"{us} {gb} {both}".rstrip() for us, gb, both in pairs))


if __name__ == "__main__":
    main()
