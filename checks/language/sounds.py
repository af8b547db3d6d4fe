"""How words sound: whether one begins with a vowel, and whether two names sound the same."""

import re
from functools import lru_cache

from checks.language import words

_CONSONANT_AFTER_ALL = re.compile(
    r"""one(?!rous|iro) | once | ones?\b | oui                            # w: one, ouija
      | eu(?!clase) | ewe | yt
      | ub[ie] | ufo | ug[al] | uk | uly | ura | uru | ure | uri[nc] | uro  # y: ubiquitous, uranium
      | us(?:ab|ag|e|ua|ur) | usb
      | ut(?:ah|en|er[iu]|il|op)
      | uv[aeu] | uy | uzb
      | unan
      | uni(?:t|que|ver|for|on(?!is)|fy|fi|corn|cy|lat|lin|lev|sex|son|cef|cod|cam|cell|bod|pol|x\b)""",
    re.VERBOSE,
)
"""Beginnings with a vowel letter and a consonant's sound."""
_VOWEL_AFTER_ALL = re.compile(r"(?:hours?|hourl|honest|honou?r|hono?rar|heir|uni[dmn](?!o)|unit[a-z]*able)")
"""Beginnings with a vowel's sound, whatever their first letters suggest: hour, unimpressed."""
_EITHER_WAY = re.compile(
    r"""herb | homage | hist | hyst | hotel | habit | heroi | hil | horr | hum | hyp | hon$
      | hydra | hallu | hara | hered | hispan | heb                       # an unstressed h is often silent
      | uber | unioni[sz] | uh | um\b | ur\b | eo | y[^aeiou] | oax
      | [bcdfgjklmnpqrstvwxz]{4} | mc | mb | ng | x | pn | gn | hm
      | mr | ms | dr | st\b                                               # read in full, or letter by letter""",
    re.VERBOSE,
)
"""Beginnings that speakers of English say in two ways."""
_NAMED_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SPOKEN = frozenset(
    "NATO NASA FIFA UEFA LASER RADAR SARS MERS FEMA NAFTA HAMAS ISIS ISIL MAGA LEGO SWAT SIM RAM ROM".split()
)
_SPELT = frozenset(
    "FBI HIV MRI SEC IMF IOC IPO IQ ID IT AI EU EPA UN US UK UAE USB UFO URL UAW MEP MIT LA RAF HIA FCO FDA NGO".split()
)
_VOWELS = frozenset("aeiou")
_SAME_SOUND = str.maketrans("cy", "ki")
_DOUBLE = re.compile(r"(.)\1")
_SHORTEST = 4
"""Names shorter than this sound like too many others."""


def opens_with_vowel(word: str) -> bool | None:
    """True or False where every speaker of English agrees on it, else None; `word` is as the text has it."""
    if word[0].isdigit():
        return _number(word)
    letters = word.replace("’", "'")
    if not letters.isascii():
        return None
    if letters.isupper() or "." in letters:
        return _initials(letters)
    if any(letter.isupper() for letter in letters[1:]):
        return None
    lower = letters.lower()
    if len(lower) == 1:
        return None
    if _VOWEL_AFTER_ALL.match(lower):
        return True
    if _CONSONANT_AFTER_ALL.match(lower):
        return False
    if _EITHER_WAY.match(lower):
        return None
    return lower[0] in _VOWELS


def _initials(letters: str) -> bool | None:
    """Initials that nobody reads as a word: few letters, and none or nothing but vowels among them."""
    plain = letters.replace(".", "").split("'")[0]
    if plain in _SPOKEN or not plain.isalpha() or len(plain) == 1:
        return None
    if plain in _SPELT or "." in letters or not _VOWELS & set(plain.lower()):
        return plain[0] in _NAMED_WITH_VOWEL if len(plain) < 4 else None
    return None


def _number(word: str) -> bool | None:
    """Eight, eleven and eighteen open with a vowel, and so do their thousands; other numbers may be scores or dates."""
    digits = word.replace(",", "").split(".")[0]
    if digits.isdigit() and (digits[0] == "8" or digits in ("11", "18", "11000", "18000")):
        return True
    return None


@lru_cache(100_000)
def sound(name: str) -> str:
    """A name as it sounds, roughly: what a transcription may spell in two ways is one letter."""
    return _DOUBLE.sub(r"\1", name.lower().translate(_SAME_SOUND).replace("ph", "f"))


def same_sound(odd: tuple[str, str], name: tuple[str, str]) -> bool:
    """True where two full names sound the same, and one part of them is spelt in two ways: Katalin and Catalin."""
    differ = [(one, other) for one, other in zip(odd, name, strict=True) if one != other]
    if len(differ) != 1 or any(sound(one) != sound(other) for one, other in differ):
        return False
    one, other = differ[0]
    both_words = words.is_common(one.lower()) and words.is_common(other.lower())
    return min(len(one), len(other)) >= _SHORTEST and not both_words
