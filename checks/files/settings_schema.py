"""The JSON Schema of a settings file, made from the rules there are: editors complete and check by it."""

import json
from typing import Any

from checks.core.desks import DESKS, MEASURES
from checks.core.finding import CATEGORIES, SEVERITIES
from checks.core.registry import all_rules
from checks.core.rule import Rule
from checks.core.settings import AUTO, LANGUAGES, NONE, OFF, REQUIRED
from checks.files.settings_keys import KEYS, OF_FILES, OF_TERMS, Key

Schema = dict[str, Any]

_TEXTS: Schema = {"type": "array", "items": {"type": "string"}}
_CODE = r"^[A-Z][A-Z0-9_]*(\[[0-9]+\])?$"
"""LanguageTool's own rule ids."""


def schema() -> Schema:
    """The schema, draft 7, which the editors' TOML extensions read."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of Copydesk",
        "description": "copydesk.toml, or [tool.copydesk] in pyproject.toml",
        **_table(KEYS),
        "definitions": {
            "severity": {"enum": [*SEVERITIES, OFF]},
            "name": {"anyOf": [{"enum": _names()}, {"type": "string", "pattern": _CODE}]},
            "band": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
            "bounds": _closed({measure: {"type": "number"} for measure in MEASURES}),
            "bands": _closed({measure: {"$ref": "#/definitions/band"} for measure in MEASURES}),
        },
    }


def written() -> str:
    """The schema as its file holds it."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def _table(keys: dict[str, Key], required: tuple[str, ...] = ()) -> Schema:
    table = _closed({name: {"description": key.about, **_value(name)} for name, key in keys.items()})
    return table | ({"required": list(required)} if required else {})


def _closed(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _value(name: str) -> Schema:
    if name in ("select", "ignore"):
        return {"type": "array", "items": {"$ref": "#/definitions/name"}}
    if name in ("words", "mask", "exclude", "match", "instead_of"):
        return _TEXTS
    special: dict[str, Schema] = {
        "language": {"enum": list(LANGUAGES)},
        "languagetool": {"anyOf": [{"enum": [AUTO, REQUIRED, OFF]}, {"type": "string", "pattern": "://"}]},
        "readability": {"type": "boolean"},
        "fail_on": {"enum": [*SEVERITIES, NONE]},
        "max_findings": {"type": "integer", "minimum": 0},
        "min_score": {"type": "integer", "minimum": 0, "maximum": 100},
        "fail_on_targets": {"type": "boolean"},
        "at_least": {"$ref": "#/definitions/bounds"},
        "at_most": {"$ref": "#/definitions/bounds"},
        "rules": _closed({rule.id: _rule(rule) for rule in all_rules()}),
        "targets": {
            "type": "object",
            "properties": {desk: {"$ref": "#/definitions/bands"} for desk in DESKS},
            "additionalProperties": {"$ref": "#/definitions/bands"},
        },
    }
    if name == "terms":
        return {"type": "array", "items": _table(OF_TERMS, ("instead_of",))}
    if name == "files":
        return {"type": "array", "items": _table(OF_FILES, ("match",))}
    return special.get(name, {"type": "string"})


def _rule(rule: Rule) -> Schema:
    options = {name: {"default": default, **_kind(default)} for name, default in rule.options.items()}
    table = _closed({"severity": {"$ref": "#/definitions/severity"}, **options})
    return {"description": rule.summary, "anyOf": [{"$ref": "#/definitions/severity"}, table]}


def _kind(default: Any) -> Schema:
    kinds: dict[type, Schema] = {
        bool: {"type": "boolean"},
        int: {"type": "integer"},
        float: {"type": "number"},
        str: {"type": "string"},
        tuple: _TEXTS,
    }
    return kinds.get(type(default), {})


def _names() -> list[str]:
    rules = all_rules()
    return sorted({rule.id for rule in rules} | {rule.module for rule in rules} | set(CATEGORIES))
