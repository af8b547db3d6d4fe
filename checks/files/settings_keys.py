"""What a settings file may say, and what is wrong with what one says."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checks.core.desks import DESKS, Target
from checks.core.errors import SettingsError
from checks.core.registry import rule_named, selected, unknown
from checks.core.settings import AUTO, LANGUAGES, OFF, REQUIRED, Settings, Term, is_code
from checks.files.gitignore import is_pattern
from checks.files.toml_lines import Place

Wrong = Iterator[tuple[Place, str]]
"""What is wrong, and at which value."""


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a settings file: what it means, what is wrong with a value, and whether it is of single files too."""

    about: str
    wrong: Callable[[Any], Wrong]
    of_files: bool = True


def wrong(raw: Mapping[str, Any], known: Mapping[str, Key]) -> Wrong:
    """Everything that is wrong with the keys of a table and their values."""
    for name, value in raw.items():
        if name not in known:
            yield (name,), unknown("key", name, known, f"there is {', '.join(known)}.")
            continue
        for path, message in known[name].wrong(value):
            yield (name, *path), message if path else f"{name}: {message}"


def normal(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a table in which nothing is wrong, as Settings takes them: lists as tuples, rules taken apart."""
    found: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in raw.items()}
    rules = found.pop("rules", {})
    tables = {rule: table for rule, table in rules.items() if isinstance(table, Mapping)}
    found["severity"] = {rule: value for rule, value in rules.items() if isinstance(value, str)}
    found["severity"] |= {rule: table["severity"] for rule, table in tables.items() if "severity" in table}
    found["options"] = {rule: options for rule, table in tables.items() if (options := _options(table))}
    found["terms"] = tuple(_term(term) for term in raw.get("terms", ()))
    found["targets"] = {
        desk: {name: Target(*band) for name, band in bands.items()} for desk, bands in raw.get("targets", {}).items()
    }
    return {name: value for name, value in found.items() if value not in ({}, ())}


def _options(table: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in table.items() if name != "severity"
    }


def _term(table: Mapping[str, Any]) -> Term:
    return Term(table.get("term", ""), tuple(table["instead_of"]), table.get("reason", ""))


def _text(value: Any) -> Wrong:
    if not isinstance(value, str):
        yield (), f'this is {value!r}: put text in quotation marks, such as "en".'


def _flag(value: Any) -> Wrong:
    if not isinstance(value, bool):
        yield (), f"this is {value!r}: choose true or false."


def _texts(value: Any) -> Wrong:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        yield (), f'this is {value!r}: give a list of texts, such as ["one", "two"].'


def _setting(name: str) -> Callable[[Any], Wrong]:
    """What Settings itself says of a text."""

    def check(value: Any) -> Wrong:
        yield from _text(value)
        if isinstance(value, str):
            given: dict[str, Any] = {name: value}
            yield from _said(lambda: Settings(**given))

    return check


def _whole(name: str) -> Callable[[Any], Wrong]:
    """What is wrong with a whole number, and what Settings itself says of it."""

    def check(value: Any) -> Wrong:
        if isinstance(value, bool) or not isinstance(value, int):
            yield (), f"this is {value!r}: give a whole number, such as 80."
        else:
            given: dict[str, Any] = {name: value}
            yield from _said(lambda: Settings(**given))

    return check


def _bounds(value: Any) -> Wrong:
    if not isinstance(value, dict):
        yield (), f"this is {value!r}: give each measure a line, such as sentence-length = 25."
        return
    for name, bound in value.items():
        if isinstance(bound, bool) or not isinstance(bound, int | float):
            yield (name,), f"{name} is {bound!r}: give a number, such as 25."
        else:
            one = {name: float(bound)}
            yield from _said(lambda one=one: Settings(at_least=one), (name,))  # type: ignore[misc]


def _said(make: Callable[[], object], path: Place = ()) -> Wrong:
    try:
        make()
    except SettingsError as error:
        yield path, str(error)


def _names(value: Any) -> Wrong:
    yield from (problems := list(_texts(value)))
    for i, name in enumerate(() if problems else value):
        if not is_code(name):
            yield from _said(lambda name=name: selected(name), (i,))  # type: ignore[misc]


def _patterns(value: Any) -> Wrong:
    yield from (problems := list(_texts(value)))
    for i, pattern in enumerate(() if problems else value):
        if not is_pattern(pattern):
            yield (i,), f'{pattern!r} is no pattern: write it as in .gitignore, such as "sport/*.md".'


def _masks(value: Any) -> Wrong:
    yield from (problems := list(_texts(value)))
    for i, pattern in enumerate(() if problems else value):
        yield from _said(lambda pattern=pattern: Settings(mask=(pattern,)), (i,))  # type: ignore[misc]


def _rules(value: Any) -> Wrong:
    if not isinstance(value, dict):
        yield (), f'this is {value!r}: give each rule a line, such as "spacing/double-space" = "off".'
        return
    for rule, given in value.items():
        problems = list(_said(lambda rule=rule: rule_named(rule), (rule,)))  # type: ignore[misc]
        yield from problems
        if not problems:
            yield from (((rule, *path), message) for path, message in _rule(rule, given))


def _rule(rule: str, given: Any) -> Wrong:
    if isinstance(given, str):
        yield from _said(lambda: Settings(severity={rule: given}))
    elif isinstance(given, dict):
        for name, value in given.items():
            if name == "severity":
                yield from _said(lambda value=value: Settings(severity={rule: value}), (name,))  # type: ignore[misc]
            else:
                options = {rule: _options({name: value})}
                yield from _said(lambda options=options: Settings(options=options), (name,))  # type: ignore[misc]
    else:
        yield (), f'{rule} is {given!r}: give a severity, such as "off", or a table with options.'


def _terms(value: Any) -> Wrong:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        yield (), f"this is {value!r}: give each term a table of its own, under [[terms]]."
        return
    for i, term in enumerate(value):
        problems = list(wrong(term, OF_TERMS))
        yield from (((i, *path), message) for path, message in problems)
        if "instead_of" not in term:
            yield (i,), "a term needs `instead_of`: the words that it stands for."
        elif not problems:
            yield from _said(lambda term=term: _term(term), (i,))  # type: ignore[misc]


def _targets(value: Any) -> Wrong:
    if not isinstance(value, dict) or not all(isinstance(bands, dict) for bands in value.values()):
        yield (), f"this is {value!r}: give each desk a table of its own, such as [targets.sport]."
        return
    for desk, bands in value.items():
        for name, band in bands.items():
            ends = band if isinstance(band, list) else []
            if len(ends) != 2 or not all(isinstance(e, int | float) and not isinstance(e, bool) for e in ends):
                yield (desk, name), f"{name} is {band!r}: give the lowest and the highest, such as [45, 70]."
            else:
                one = {desk: {name: Target(*ends)}}
                yield from _said(lambda one=one: Settings(targets=one), (desk, name))  # type: ignore[misc]


def _files(value: Any) -> Wrong:
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        yield (), f"this is {value!r}: give each group of files a table of its own, under [[files]]."
        return
    for i, section in enumerate(value):
        if "match" not in section:
            yield (i,), 'a table of files needs `match`, such as match = ["sport/*.md"].'
        yield from (((i, *path), message) for path, message in wrong(section, OF_FILES))


OF_TERMS = {
    "term": Key("The word of the house; left out where the others are only to be avoided.", _text),
    "instead_of": Key("The words that it stands for: in lower case they are found in any case.", _texts),
    "reason": Key("Why; shown with the finding.", _text),
}

KEYS = {
    "extend": Key("Another settings file, relative to this one, that this one builds on.", _text, of_files=False),
    "language": Key(f"{', '.join(LANGUAGES)}; en takes all four spellings as right.", _setting("language")),
    "desk": Key(f"Whose readers it is for: {', '.join(DESKS)}, or one with a table in `targets`.", _text),
    "languagetool": Key(
        f"{AUTO}, {REQUIRED}, {OFF}, or the address of a LanguageTool server.", _setting("languagetool")
    ),
    "readability": Key("Measure readability too.", _flag),
    "fail_on": Key(
        "The lowest severity that makes the exit code 1: error, warning, info or none.", _setting("fail_on")
    ),
    "max_findings": Key(
        "So many findings that `fail_on` counts may be there, in all articles of this file together.",
        _whole("max_findings"),
        of_files=False,
    ),
    "min_score": Key("The score that every article must have, 0 to 100.", _whole("min_score")),
    "fail_on_targets": Key("Every measure must lie in the band of the article's desk.", _flag),
    "at_least": Key("By measure: the least that it may be, or the article does not pass.", _bounds),
    "at_most": Key("By measure: the most that it may be, or the article does not pass.", _bounds),
    "select": Key("Only these rules, groups and categories.", _names),
    "ignore": Key("Not these rules, groups and categories, nor these of LanguageTool's rules.", _names),
    "words": Key("Names and words that are spelt right here.", _texts),
    "mask": Key("Regular expressions: what one matches is for a program, neither read nor changed.", _masks),
    "exclude": Key("Files in walked folders that are not checked, as in .gitignore.", _patterns, of_files=False),
    "rules": Key('By rule: a severity or "off", or a table with `severity` and the rule\'s options.', _rules),
    "terms": Key("Words that the house prefers, the words that they stand for, and why.", _terms),
    "targets": Key("By desk: the lowest and the highest value that a readability measure should have.", _targets),
    "files": Key("Other settings for some files.", _files, of_files=False),
}
"""What a settings file may say, in the order in which it is best said."""

OF_FILES = {
    "match": Key("The files, as in .gitignore, from the folder of the settings file.", _patterns),
    **{name: key for name, key in KEYS.items() if key.of_files},
}
"""What a table under [[files]] may say."""
