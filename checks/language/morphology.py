"""Forms of nouns and verbs: singular and plural, base form, -ing form, the verb of one and the verb of many."""

import re
from functools import lru_cache

from checks.language import words

_IRREGULAR = {"man": "men", "woman": "women", "child": "children", "person": "people"}
_ONE_OF_IRREGULAR = {many: one for one, many in _IRREGULAR.items()}
_NO_PLURAL = ("ss", "us", "is", "ness", "ics", "ous")
_SIBILANT = ("s", "x", "z", "ch", "sh")
_KNOWN_NOUN, _KNOWN_VERB = 3.3, 3.0
"""How frequent a noun or a verb is at least (Zipf) for one of its forms to be told by it."""
_TOO_FREQUENT = 5.6
"""What is so frequent in -ed or -ing ("used", "being") is hardly met for its verb."""
_LEAST, _LEAD = 3.6, 0.9
"""How frequent the plural of what is counted is at least, and how much rarer than its singular at most."""
_NOT_COUNTED = ("s", "ed", "ing", "ly", "er", "men", "ese", "ish", "an")
INVARIABLE = frozenset(
    """
    people police men women children percent million billion trillion thousand hundred dozen more fewer less others each
    other series species sheep fish deer aircraft offspring craft staff police cattle personnel always also there which
    that they then half quarter four five nine long miles plus here news means works sports this thus times
    """.split()
)
"""Words that are one or many in one form, that are always many, or that only look like nouns."""
SINGULAR_IN_S = frozenset(
    """news species series headquarters corps works means barracks crossroads gallows premises grounds games
    odds""".split()
)
"""Nouns that end like a plural and may mean one thing."""
COLLECTIVE = frozenset(
    """team crew group family staff government committee council board company band couple pair public police crowd
    audience majority minority number rest side club squad party press media army navy opposition cabinet jury
    community population generation trio duo quartet unit people half dozen lot faculty youth cattle clergy
    troop""".split()
)
"""Nouns for a group, which take the verb of one or of many as the writer likes."""
_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "wants": "want", "needs": "need"}
_VERBS_OF_ONE = {many: one for one, many in _VERBS.items()}
_NOT = re.compile(r"n['’]t$")


def plural(noun: str) -> str:
    """The plural of a lower-case noun by its spelling: roads, cities, churches, men."""
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return _IRREGULAR.get(noun) or f"{noun}{'es' if noun.endswith(_SIBILANT) else 's'}"


def singular(noun: str) -> str | None:
    """The commonest noun of which a lower-case word is the plural; None where it is no plural of a known one."""
    if noun in _ONE_OF_IRREGULAR:
        return _ONE_OF_IRREGULAR[noun]
    if not noun.endswith("s") or noun.endswith(_NO_PLURAL):
        return None
    forms = [noun[:-1]]
    if noun.endswith("es"):
        forms += [f"{noun[:-3]}y"] if noun.endswith("ies") else [noun[:-2]]
    return _commonest(forms, _KNOWN_NOUN)


def counted_plural(noun: str) -> str | None:
    """The plural of a noun that is often counted; None where it is no such noun, or means many already."""
    if noun in INVARIABLE or noun.endswith(_NOT_COUNTED):
        return None
    many = plural(noun)
    often = words.frequency(many)
    return many if words.is_common(many) and often > max(_LEAST, words.frequency(noun) - _LEAD) else None


def counted_singular(noun: str) -> str | None:
    """The singular of a plain plural in -s; None for all other words."""
    return None if noun in INVARIABLE else singular(noun)


def looks_plural(word: str) -> bool:
    """True for a known word with an s after it, whether or not a dictionary has the two together ("ons")."""
    return word.endswith("s") and not word.endswith("ss") and words.is_common(word[:-1])


@lru_cache(10_000)
def base_form(verb: str) -> str | None:
    """A verb without its -ed or -ing; None for a word in which they are no ending ("succeed", "bring")."""
    stem = verb.removesuffix("ed") if verb.endswith("ed") else verb.removesuffix("ing")
    if verb == stem or verb.endswith("eed") or len(stem) < 3 or not re.search("[aeiouy]", stem):
        return None
    if words.frequency(verb) > _TOO_FREQUENT:
        return None
    forms = [stem, f"{stem}e"]
    if stem[-1] == stem[-2]:
        forms.append(stem[:-1])
    if stem.endswith("i"):
        forms.append(f"{stem[:-1]}y")
    return _commonest(forms, _KNOWN_VERB)


def ing_form(verb: str) -> str:
    """The -ing form of a base form: walking, making, running."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb
    doubled = f"{stem}{stem[-1]}ing"
    return doubled if words.is_common(doubled) and not words.is_common(f"{stem}ing") else f"{stem}ing"


def verb_of_one(verb: str) -> str:
    """The form of a common verb that goes with one: is, has, doesn’t. Raises KeyError for one that is not listed."""
    return _in_number(verb, _VERBS_OF_ONE)


def verb_of_many(verb: str) -> str:
    """The form of a common verb that goes with many: are, have, don’t. Raises KeyError for one that is not listed."""
    return _in_number(verb, _VERBS)


def _in_number(verb: str, forms: dict[str, str]) -> str:
    ending = _NOT.search(verb)
    tail = ending[0] if ending else ""
    return forms[verb.removesuffix(tail)] + tail


def _commonest(forms: list[str], least: float) -> str | None:
    known = [form for form in forms if words.is_common(form) and words.frequency(form) > least]
    return max(known, key=words.frequency, default=None)
