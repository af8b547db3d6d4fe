"""Full names that are spelt in two ways in one article."""

from collections import defaultdict
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Problem
from checks.core.rule import WARNING, rule
from checks.language.sounds import same_sound, sound
from checks.rules.consistency._people import FullName, full_names, respelt, together


@rule(
    severity=WARNING,
    bad=("Katalin Vardas played. It rained. Catalin Vardas sang.",),
    good=(
        "Katalin Vardas and Catalin Vardas sang.",
        "Katalin Vardas played. It rained. Catalin Horvat sang.",
        "Karin Vardas played. It rained. Marin Vardas sang.",
    ),
)
def sounding_alike(document: Document) -> Iterator[Problem]:
    """One person’s name is spelt in two ways that sound the same.

    A name from another script, or one heard on the telephone, may be spelt in several ways: Nikolai and Nikolay. The
    more frequent spelling is kept or, if both are as frequent, the first.
    """
    pairs = full_names(document)
    heard: dict[FullName, list[FullName]] = defaultdict(list)
    for name in pairs:
        heard[sound(name[0]), sound(name[1])].append(name)
    for names in heard.values():
        usual = max(names, key=lambda name: len(pairs[name]))
        for odd in names:
            if len(pairs[odd]) > 1 or not same_sound(odd, usual):
                continue
            if not together(document, pairs[odd][0], pairs[usual]):
                yield respelt(odd, pairs[odd][0], usual, pairs[usual][0])
