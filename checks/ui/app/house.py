"""The house's settings, from the file that the command line reads too."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checks.core import desks
from checks.core.desks import DESKS, Target
from checks.core.errors import SettingsError
from checks.core.settings import AUTO, Settings
from checks.files import settings_file
from checks.files.settings_file import OWN, Loader


def path() -> Path:
    """The settings file that holds here, or the one that would be made."""
    return settings_file.nearest(Path.cwd()) or Path.cwd() / OWN


def settings() -> tuple[Settings, str]:
    """The settings, and what is wrong with their file; then they are the defaults."""
    try:
        return Loader(defaults={"languagetool": AUTO}).resolve().settings, ""
    except SettingsError as error:
        return Settings(languagetool=AUTO), str(error)


def written() -> Mapping[str, Any]:
    """The table of the settings file as it stands there; empty where there is none. Raises SettingsError."""
    here = path()
    return dict(list(settings_file.read_all(here))[-1].table) if here.is_file() else {}


def save(changes: Mapping[str, Any]) -> str:
    """Changes keys of the settings file; returns what went wrong, or nothing."""
    try:
        settings_file.save(path(), changes)
    except (SettingsError, OSError) as error:
        return str(error)
    return ""


def desk_names(there: Mapping[str, Any] | None = None) -> list[str]:
    """The desks that bands are known for: the built-in ones and those of the settings."""
    own = settings()[0].targets if there is None else there
    return sorted({*DESKS, *own})


def bands(desk: str) -> Mapping[str, Target]:
    """What a desk aims at; a desk without bands of its own aims at those of the settings' desk."""
    house = settings()[0]
    name = desk if desk in DESKS or desk in house.targets else house.desk
    return desks.targets(name, house.targets)
