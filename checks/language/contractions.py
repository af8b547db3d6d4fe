"""Contractions and possessives that lost their apostrophe, and how to tell them from words spelt alike."""

from functools import cache

_NEGATED = "do does did is was are were have has had would could should must need might dare ai"
_OTHERS = """
that's what's there's here's he's she's who's where's it'll that'll there'll they've you've we've who've you're they're
they'll you'll who'll you'd they'd should've could've would've must've might've y'all o'clock ma'am
"""
_OWNERS = "children's women's men's gentlemen's"
AMBIGUOUS = {"cant": "can't", "wont": "won't", "im": "I'm", "ive": "I've", "lets": "let's"}
"""Contractions that without their apostrophe are other words; their neighbours decide."""
_FOREIGN = frozenset("le la les des du de ils elle elles il on nous vous je un une rea sana".split())
_SUBJECTS = frozenset("i you we they he she it who that there which people".split())
_VERBS = frozenset(
    """
    be do have get go see say take make wait even afford just find help come give happen know work stop start let keep
    leave stay change tell think believe look need want talk run play pay imagine always ever really understand
    """.split()
)
_DONE = frozenset("been never always seen just got done made had heard lost known met".split())
_BEING = frozenset(
    "not a the so very going sure glad sorry just happy afraid proud always still in here really".split()
)
_LETS = frozenset(
    "go face see hope be get take make not start look talk say just keep hear do have give play call".split()
)


@cache
def whole() -> dict[str, str]:
    """The right form of each spelling without its apostrophe that is not another word, in lower case."""
    forms = [f"{verb}n't" for verb in _NEGATED.split()] + ["shan't", *_OTHERS.split(), *_OWNERS.split()]
    return {form.replace("'", ""): form for form in forms}


def is_bare(word: str) -> bool:
    """True for a contraction without its apostrophe, or for its part before it ("didn")."""
    return word in whole() or (word.endswith("n") and f"{word}t" in whole())


def meant(word: str, before: str, after: str) -> str | None:
    """The contraction that a word was meant to be between its neighbours ("" at a sentence's beginning or end).

    None where it is, or may be, another word: "his wont", "Jony Ive said", "it lets us".
    """
    lower = word.lower()
    if after in _FOREIGN or before in _FOREIGN or after[:1].isupper():
        return None
    if lower in whole() and (word.islower() or not before):
        pair = {"hes", "shes"}
        return None if lower in pair and (after == "and" or before == "and") else whole()[lower]
    form, before = AMBIGUOUS.get(lower), before.lower()
    if form is None:
        return None
    if lower == "wont":
        subject = before in _SUBJECTS or before.endswith("s")
        return form if after != "to" and after in _VERBS and (subject or after == "be") else None
    if lower == "cant":
        return form if after in _VERBS and (before in _SUBJECTS or after in ("be", "do", "get", "afford")) else None
    if lower == "lets":
        return form if not before and word == "Lets" and after in _LETS else None
    if not word[0].isupper():
        return None
    return form if after in (_DONE if lower == "ive" else _BEING) else None
