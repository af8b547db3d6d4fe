"""Which unknown words are typing slips: evidence from frequency, word-building and the list of misspellings."""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from checks.language import contractions, words
from checks.language.morphology import looks_plural
from checks.language.names import current_names
from checks.models.spelling.bars import BARS, GAPS, SURE

SHORTEST, LONGEST, MOST = 4, 40, 12
"""Letters of a slip, and suggestions for it."""
UNSEEN = GAPS.unseen
BARS_IF_SHORT = {2: BARS.two_letters, 3: BARS.three_letters}
SAME_ENDS_GAPS = ((9, GAPS.same_ends_9), (7, GAPS.same_ends_7), (5, GAPS.same_ends_5))
"""How much more frequent a word one step away must be that begins and ends alike, by the least length of the slip."""
PREFIXES = tuple(
    """
    anti auto bio counter cyber de dis eco electro extra fore geo hyper il im in infra inter intra ir kilo
    macro mega micro mid mini mis mono multi nano neo neuro non out over petro photo poly post pre pro proto
    pseudo psycho quasi re self semi socio step sub super techno tele thermo trans ultra un under uni up
    """.split()
)
SUFFIXES = tuple(
    """
    able ably bound craft dom er ers ery esque ess fest fication fold free ful gate goer goers holder
    holders hood hoods ied ier iest ify iness ing ings ise ised ish ishly ism isms ist ists ite ites ity
    ization isation ize ized less lessly lessness let lets like ling lings ly maker makers man mate mates
    men ness nomics nik ology ologist ologists phile philes phobe phobes phobia phobic proof scape scapes
    ship some ster sters ville ward wards ware wear wide wise woman women worthy y
    """.split()
)
_LEARNED_ENDINGS = """
    itis osis oses emia aemia ectomy otomy plasty oscopy pathy idae inae aceae iasis oma omas amine azole mycin cillin
    mab mabs vir statin olol prazole oxide phyte phytes saurus saur saurs ium zyme ase genic metry graphy lytic oid oids
    cyte cytes philia emic trophy
    """.split()
_LEARNED = re.compile(rf"\w{{3,}}(?:{'|'.join(_LEARNED_ENDINGS)})")
"""Words of medicine, chemistry and biology, which no dictionary has all of."""
_SOUND = re.compile(r"([aeiou])\1\1|(.)\2\2\2|^[aeiouhm]+$")


class Slip(NamedTuple):
    """A misspelling: the words that were likely meant, best first, and how sure that is."""

    suggestions: tuple[str, ...]
    listed: bool
    certain: bool
    evident: bool = True
    """False if only its place can tell whether it is one."""


@lru_cache(100_000)
def slip(word: str, *, attested: bool = True) -> Slip | None:
    """What a lower-case word was meant to be if it is a misspelling, else None. Context is the caller's to judge.

    `attested`: whether attested words are right; the script that looks for them doubts them.
    """
    if len(word) > LONGEST or words.is_common(word) or contractions.is_bare(word):
        return None
    base = words.unowned(word)
    tail = word[len(base) :]
    if len(base) < 3 or not base.isascii() or not base.isalpha():
        return _contraction(word)
    if words.only_capital(base) or (attested and words.is_attested(base)):
        return None
    listed = words.correction(base)
    if not listed and not _suspicious(base):
        return None
    found = words.suggestions(base, MOST)
    certain = _certain(base, found, bool(listed))
    return Slip(tuple(each + tail for each in found), bool(listed), certain)


@lru_cache(100_000)
def possible(word: str) -> Slip | None:
    """What a lower-case word may be a slip of where only its place can tell: a short word, a rare one or a compound."""
    if not 1 < len(word) <= LONGEST or not word.isascii() or not word.isalpha():
        return None
    known = words.is_common(word)
    if contractions.is_bare(word) or _SOUND.search(word) or (known and not _seldom(word)):
        return None
    found = tuple(each for each in words.close(word)[:MOST] if not known or words.other_spelling(word) != each)
    if not found or words.frequency(found[0]) < (SURE.well_known if known else SURE.familiar):
        return None
    return Slip(found, listed=False, certain=False, evident=False)


def _seldom(word: str) -> bool:
    return len(word) > 2 and words.frequency(word) < SURE.seldom


def bar(word: str) -> float:
    """How much must speak for another word (`meant.Likely.proof`) before a lower-case word is a slip of it here."""
    if words.is_common(word):
        return BARS.known + BARS.by_frequency * max(0, words.frequency(word) - BARS.rarest)
    if words.is_attested(word):
        return BARS.attested
    if looks_plural(word):
        return BARS.plural
    if words.only_capital(word) or word in current_names():
        return BARS.name
    return BARS_IF_SHORT.get(len(word), BARS.rare if words.is_rare(word) or _inflected(word) else BARS.unknown)


def _inflected(word: str) -> bool:
    """Whether the word looks like a form of a known one that the dictionary leaves out ("speeded")."""
    return any(word.endswith(ending) and words.is_common(word.removesuffix(ending)) for ending in ("ed", "ing", "er"))


def _contraction(word: str) -> Slip | None:
    listed = words.correction(word) if "'" in word or "’" in word else ()
    return Slip(listed, True, len(listed) == 1) if listed else None


def _certain(word: str, found: tuple[str, ...], listed: bool) -> bool:
    """Whether nobody could have meant anything else: one correction, one step away, ahead of all others."""
    if not found or len(word) < 5 or words.frequency(found[0]) < SURE.frequent:
        return False
    if word[0] != found[0][0] and not fumbled(word, found[0]):
        return False
    if ends_abroad(word, found[0]):
        return False
    if listed and (len(words.correction(word)) != 1 or words.ranked(word)[:1] != found[:1]):
        return False
    near = sorted((words.score(word, each) for each in words.near(word)), reverse=True)
    if not near:
        return listed
    if near[0] != words.score(word, found[0]):
        return False
    plain = fumbled(word, found[0])
    lead = near[0] - near[1] if len(near) > 1 else math.inf
    return lead >= (SURE.lead_if_plain if plain else SURE.lead) and (len(word) > 5 or plain or listed)


def ends_abroad(word: str, meant: str) -> bool:
    """Whether a word may be another language's, or a new one, by the vowel at its end ("divorcee", "artista")."""
    return word[:-1] == meant[: len(word) - 1] and word[-1] in "aeio"


def _suspicious(word: str) -> bool:
    """Whether an unlisted word is far rarer than a word one slip away, and not made of known parts."""
    if len(word) < SHORTEST or (_SOUND.search(word) and not _unfumbled(word)):
        return False
    if built(word) and not _better_known(word):
        return False
    found = words.suggestions(word, 1)
    if not found or (len(word) < 5 and found[0][0] != word[0]):
        return False
    gap = words.frequency(found[0]) - max(words.frequency(word), UNSEEN)
    return gap >= _least_gap(word, found[0])


def _least_gap(word: str, best: str) -> float:
    """How much more frequent the word that was meant must be: less where the slip is plain."""
    distance, hand = OSA.distance(word, best), fumbled(word, best)
    if words.is_rare(word):
        return GAPS.rare if hand else math.inf
    if len(word) > 5 and hand:
        return GAPS.fumbled
    if distance == 1 and (word[0], word[-1]) == (best[0], best[-1]):
        return next((gap for length, gap in SAME_ENDS_GAPS if len(word) >= length), GAPS.least)
    if distance == 1:
        return GAPS.least
    return GAPS.least + GAPS.two_slips if distance == 2 and len(word) >= 7 else math.inf


def _better_known(word: str) -> bool:
    """Whether a slip explains a word better than parts that it could be made of ("diisease", "cartied")."""
    if _unfumbled(word):
        return True
    return len(word) > 5 and any(
        words.frequency(near) >= SURE.well_known for near in words.near(word) if near[: len(word) - 2] != word[:-2]
    )


@lru_cache(20_000)
def _unfumbled(word: str) -> bool:
    """Whether a familiar word stands behind a lower-case one with two letters swapped or one struck twice."""
    return any(words.is_common(form) and words.frequency(form) >= SURE.familiar for form in _fumbles(word))


def fumbled(word: str, meant: str) -> bool:
    """Whether two letters changed places, or one was doubled, which nobody writes on purpose."""
    swapped = len(word) == len(meant) and sorted(word) == sorted(meant)
    return (swapped and OSA.distance(word, meant) == 1) or (
        len(word) == len(meant) + 1
        and any(word[:at] + word[at + 1 :] == meant and word[at] == word[at - 1] for at in range(1, len(word)))
    )


@lru_cache(100_000)
def fumbled_from(word: str) -> bool:
    """Whether a lower-case word is a common one with two letters swapped or one doubled."""
    return len(word) <= LONGEST and any(words.is_common(form) for form in _fumbles(word))


def _fumbles(word: str) -> set[str]:
    """The word with each two neighbours swapped and with each doubled letter once."""
    forms = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    forms.update(word[:at] + word[at + 1 :] for at in range(1, len(word)) if word[at] == word[at - 1])
    return forms - {word}


def _stem(word: str) -> bool:
    """Whether a word, or the form it had before an ending joined it, exists."""
    return len(word) > 2 and any(
        words.is_common(form) or words.only_capital(form) is not None for form in (word, word + "e", word + "y")
    )


@lru_cache(100_000)
def built(word: str) -> bool:
    """Whether the word is an inflection, a derivation, or a compound of words that exist, or a learned term."""
    if _LEARNED.fullmatch(word):
        return True
    for ending in ("s", "es", "ed", "d", "ing", "ies"):
        form = word.removesuffix(ending)
        if form != word and len(form) > 3 and (words.is_rare(form) or words.only_capital(form)):
            return True
    if any(word.startswith(p) and len(word) - len(p) > 3 and words.is_common(word[len(p) :]) for p in PREFIXES):
        return True
    stems = [word.removesuffix(s) for s in SUFFIXES if word.endswith(s) and (s != "y" or len(word) > 5)]
    if any(len(stem) > 3 and (_stem(stem) or (stem[-1] == stem[-2] and _stem(stem[:-1]))) for stem in stems):
        return True
    return any(_compound(word[:at], word[at:]) for at in range(3, len(word) - 2))


def _compound(left: str, right: str) -> bool:
    floor = SURE.part if min(len(left), len(right)) > 3 else SURE.short_part
    return all(words.is_common(part) and words.frequency(part) >= floor for part in (left, right))
