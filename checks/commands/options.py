"""The options that several commands have, each said once, and commands that take theirs as one object."""

import inspect
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import Annotated, Any, ClassVar, TypeVar

import typer

from checks.core.settings import AUTO
from checks.files.settings_keys import KEYS


def typed(text: str) -> Path:
    """A path as it was typed; what it leads to is looked at where it is read. Raises BadParameter on an empty one."""
    if not text:
        raise typer.BadParameter("it is empty; . is the current folder.")
    return Path(text)


Paths = Annotated[
    list[Path] | None,
    typer.Argument(help="Files, folders and patterns, or - for standard input.", metavar="PATH", parser=typed),
]


def _apart(names: list[str] | None) -> list[str] | None:
    return None if names is None else [name.strip() for given in names for name in given.split(",")]


Names = Annotated[
    list[str] | None,
    typer.Option(help="A rule id, a group or a category; more of them behind commas, or given again.", callback=_apart),
]
LanguageTool = Annotated[
    str | None,
    typer.Option(
        help="auto, off, or the address of a LanguageTool server, which must answer; required: as auto, but one must.",
        show_default="auto",
    ),
]
Readability = Annotated[bool, typer.Option("--readability", help="Measure readability too.")]
Exclude = Annotated[
    list[str] | None,
    typer.Option(
        help="Files in folders to leave out, a pattern as in .gitignore; may be given again.", metavar="PATTERN"
    ),
]
ForceExclude = Annotated[
    bool,
    typer.Option(
        "--force-exclude",
        help="Leave out what is excluded, and what git ignores in folders, even where it is named, as pre-commit does.",
    ),
]
Jobs = Annotated[int, typer.Option(help="Check so many files at once; 0: as many as pays.", min=0)]
Language = Annotated[str | None, typer.Option(help="en, en-US, en-GB, en-CA or en-AU.", show_default="en")]
Config = Annotated[
    Path | None, typer.Option(help="A settings file to take in place of the nearest copydesk.toml or pyproject.toml.")
]
NoConfig = Annotated[bool, typer.Option("--no-config", help="Take no settings file.")]
StdinName = Annotated[
    Path | None,
    typer.Option(
        "--stdin-filename",
        metavar="PATH",
        help="The file that standard input is of: format, settings and what is ignored are taken from there.",
    ),
]
Encoding = Annotated[str | None, typer.Option(help="The files' encoding, where it is neither UTF-8 nor UTF-16.")]


class Options:
    """What a command was told: a dataclass for each command, a field for each option, in the order of its help.

    A field with the name of a key of a settings file is that setting.
    """

    DEFAULTS: ClassVar[Mapping[str, Any]] = {"languagetool": AUTO}
    """The settings that hold where neither an option nor a file says otherwise."""

    def settings(self) -> dict[str, Any]:
        """The settings that were given; a flag that is not set says nothing."""
        given = {key: getattr(self, key, None) for key in KEYS}
        return {key: value for key, value in given.items() if value is not None and value is not False}


Given = TypeVar("Given", bound=Options)


def taking(kind: type[Given]) -> Callable[[Callable[[Given], None]], Callable[..., None]]:
    """Makes a command of a function of such options: typer sees a parameter for each of their fields."""

    def command(function: Callable[[Given], None]) -> Callable[..., None]:
        @wraps(function)
        def called(**fields: Any) -> None:
            function(kind(**fields))

        called.__signature__ = inspect.signature(kind)  # type: ignore[attr-defined]
        return called

    return command
