"""What the words around an unknown word tell about it: whether it belongs to another language, or to a name."""

from checks.language import words
from checks.language.names import current_names
from checks.language.texts import Words
from checks.models.spelling import slips

_REACH = 6
_PARTICLES = frozenset("de la el los las del un una une le les du des et da dos der das und von al il di au".split())
_TOUCHING = (" ", "\u00a0", "-")
_CLOSERS = "”\"’'*_»)"


def foreign_passage(text: Words, index: int) -> bool:
    """Whether most of the words around are in no English dictionary."""
    around = text.words[max(0, index - _REACH) : index + _REACH + 1]
    low = [word for word in around if word.islower()]
    return len(low) > 4 and 2 * sum(words.is_common(word) for word in low) <= len(low)


def beside_particle(text: Words, index: int) -> bool:
    """Whether a neighbour is a function word of another language: "el mandato de", "la nationale"."""
    return not _PARTICLES.isdisjoint(text.words[max(0, index - 1) : index + 2])


def beside(prose: str, text: Words, index: int) -> list[int]:
    """The indices of the neighbours in the same phrase."""
    gaps = ((index - 1, index - 1), (index + 1, index))
    return [
        other
        for other, left in gaps
        if 0 <= left < len(text.words) - 1 and prose[text.ends[left] : text.starts[left + 1]] in _TOUCHING
    ]


def capitals(prose: str, text: Words, index: int) -> int:
    """How many neighbours in the same phrase have a capital, a possessive in front left out ("Israel's plan")."""
    near = (text.words[other] for other in beside(prose, text, index) if text.words[other][0].isupper())
    return sum(not word.endswith(("'s", "’s")) for word in near)


def foreign(prose: str, text: Words, index: int, sure: bool) -> bool:
    """Whether a neighbour in the same phrase is unknown too: then it is another language, or a name.

    A sure misspelling is excused only by a lower-case neighbour, by both at once, or by one inside its quotation marks.
    """
    strange = 0
    for other in beside(prose, text, index):
        word = text.words[other]
        if _strange(word, sure):
            end = text.ends[index]
            quoted = other < index and prose[end : end + 1] in _CLOSERS
            strange += 2 if word.islower() or quoted else 1
    return strange > sure


def _strange(word: str, sure: bool) -> bool:
    lower = word.lower()
    if words.is_word(word) or word[0].isdigit() or "." in word or lower in current_names():
        return False
    return not (sure and (words.is_attested(lower) or slips.slip(lower) or slips.built(lower)))
