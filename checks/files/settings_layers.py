"""The layers that settings are made of, from the defaults to the command line, and what they make together."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from checks.core.errors import SettingsError
from checks.core.settings import OFF, Settings
from checks.files.settings_keys import KEYS
from checks.files.toml_lines import Place
from checks.files.toml_reading import on_one_line

ADDED = ("ignore", "words", "mask", "terms", "exclude")
"""What adds up."""
MERGED = ("severity", "options", "targets", "at_least", "at_most")
"""The tables of which the nearest value counts under each single name. Of everything else the nearest value counts."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value that holds, and where it comes from."""

    key: str
    value: Any
    origin: str


@dataclass(frozen=True, slots=True)
class Layer:
    """What one place says: its values as Settings takes them, and how to say where one comes from."""

    values: Mapping[str, Any]
    origin: Callable[[Place], str]


@dataclass(frozen=True)
class Resolved:
    """The settings for one article, the nearest settings file, and the layers that they were made of, far to near."""

    settings: Settings
    layers: tuple[Layer, ...]
    file: Path | None = None

    @cached_property
    def values(self) -> tuple[Value, ...]:
        """Every value that was set, with where it comes from, by key."""
        found: dict[tuple[str, ...], Value] = {}
        for number, layer in enumerate(self.layers):
            for path, value in _leaves(layer.values):
                place = (*path, str(number)) if path[0] in ADDED else path
                found[place] = Value(_dotted(path), value, layer.origin(_written(path)))
        order = list(KEYS)
        return tuple(found[key] for key in sorted(found, key=lambda key: (order.index(str(_written(key)[0])), key)))


def merged(layers: list[Layer], file: Path | None) -> Resolved:
    """The settings that the layers make together, the last one nearest."""
    layers = _with_select(layers)
    whole: dict[str, Any] = {}
    for layer in layers:
        for name, value in layer.values.items():
            if name in ADDED:
                whole[name] = (*whole.get(name, ()), *value)
            elif name in MERGED:
                whole[name] = _each(whole.get(name, {}), value)
            else:
                whole[name] = value
    whole.pop("exclude", None)
    whole["words"] = frozenset(whole.get("words", ()))
    try:
        settings = Settings(**whole)
        settings.rules()
    except SettingsError as error:
        said = on_one_line(str(error))
        blamed = "desk" if "desk" in said else "at_most"  # each was right by itself: a desk without bands, two bounds
        place = next((layer.origin((blamed,)) for layer in reversed(layers) if blamed in layer.values), "")
        raise SettingsError(f"{place}: {said}" if place else said) from error
    return Resolved(settings, tuple(layers), file)


def _with_select(layers: list[Layer]) -> list[Layer]:
    """Where the command line names rules, nothing that a file leaves out keeps them from running."""
    if "select" not in layers[-1].values:
        return layers
    found = []
    for layer in layers[:-1]:
        kept = {name: value for name, value in layer.values.items() if name not in ("select", "ignore")}
        kept["severity"] = {rule: value for rule, value in kept.get("severity", {}).items() if value != OFF}
        found.append(Layer(kept, layer.origin))
    return [*found, layers[-1]]


def _each(before: Mapping[str, Any], value: Mapping[str, Any]) -> dict[str, Any]:
    """Both together; where both hold a table under one name, both tables together."""
    found = dict(before)
    for name, item in value.items():
        found[name] = {**found.get(name, {}), **item} if isinstance(item, Mapping) else item
    return found


def _leaves(values: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    for name, value in values.items():
        if isinstance(value, Mapping):
            yield from _leaves(value, (*path, name))
        else:
            yield (*path, name), value


def _written(path: tuple[str, ...]) -> Place:
    """Where a value of Settings is written in a file."""
    if path[0] == "severity":
        return ("rules", path[1], "severity")
    return ("rules", *path[1:]) if path[0] == "options" else path


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(
        part if part.replace("-", "").replace("_", "").isalnum() else f'"{part}"' for part in map(str, _written(path))
    )
