"""Capital letters: a word at the beginning of a sentence, and what takes the place of a word."""

_PRONOUN = ("I", "I'", "I’")


def raised(words: str) -> str:
    """The words with a capital at their beginning; a first word that has capitals already ("iPhone") keeps them."""
    return words[:1].upper() + words[1:] if words.partition(" ")[0].islower() else words


def in_case_of(seen: str, right: str) -> str:
    """`right` in the case of `seen`, which it replaces: in capitals, with a first capital, or as it is.

    The pronoun I has a capital everywhere, so it tells nothing of its place.
    """
    if seen.isupper() and sum(map(str.isalpha, seen)) > 1:
        return right.upper()
    pronoun = seen[:2] in _PRONOUN or seen.startswith("I ")
    return raised(right) if seen[:1].isupper() and not pronoun else right
