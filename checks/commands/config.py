"""copydesk config: which settings hold, where each comes from, and their schema."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar

import typer

from checks.commands.options import Config, NoConfig, Options, taking
from checks.commands.session import ending
from checks.core.desks import Target
from checks.core.printable import harmless, printable
from checks.core.settings import Settings, Term
from checks.files import settings_schema
from checks.files.settings_file import OWN, shown
from checks.files.settings_layers import Value
from checks.files.toml_text import written
from checks.reports import as_json

app = typer.Typer(help="Show which settings hold, and where each comes from.", no_args_is_help=True)


class Form(StrEnum):
    """How settings are shown."""

    TEXT = "text"
    JSON = "json"


@dataclass(frozen=True)
class ShowOptions(Options):
    """What `copydesk config show` takes."""

    DEFAULTS: ClassVar[Mapping[str, Any]] = {
        **{name: getattr(Settings(), name) for name in ("language", "desk", "readability", "fail_on")},
        **Options.DEFAULTS,
    }

    file: Annotated[Path | None, typer.Argument(help="An article.", metavar="[FILE]")] = None
    form: Annotated[Form, typer.Option("--format", help="For people, or as data.")] = Form.TEXT
    config: Config = None
    no_config: NoConfig = False


@app.command()
@taking(ShowOptions)
def show(options: ShowOptions) -> None:
    """Show the settings for an article, or for the current folder, each with where it comes from."""
    with ending() as session:
        session.begin(options)
        found = session.loader.resolve(options.file)
        values = [*found.values, *_of_desk(found.settings)]
        typer.echo(_data(found.file, values) if options.form is Form.JSON else _text(found.file, values))


def _of_desk(settings: Settings) -> Iterator[Value]:
    """The bands that the desk brings; its own, from a file, are among the values already."""
    own = settings.targets.get(settings.desk, {})
    for name, band in settings.bands().items():
        if name not in own:
            yield Value(f"targets.{settings.desk}.{name}", band, "band of the desk")


def _text(file: Path | None, values: Iterable[Value]) -> str:
    place = f"settings file: {shown(file)}" if file else f"no {OWN} here or above: `copydesk init`"
    lines = [f"# {printable(place)}", *(f"{_pair(value)}  # {printable(value.origin)}" for value in values)]
    return harmless("\n".join(lines))


def _data(file: Path | None, values: Iterable[Value]) -> str:
    rows = [{"key": value.key, "value": _plain(value.value), "origin": value.origin} for value in values]
    return as_json({"file": shown(file) if file else None, "settings": rows}, indent=2)


def _plain(value: Any) -> Any:
    if isinstance(value, Target):
        return _band(value)
    if isinstance(value, Term):
        return asdict(value)
    return list(map(_plain, value)) if isinstance(value, tuple) else value


@app.command()
def schema() -> None:
    """Print the JSON Schema of a settings file, for an editor's completion."""
    typer.echo(settings_schema.written(), nl=False)


def _pair(value: Value) -> str:
    if value.key == "terms":
        return f"terms: {'; '.join(map(_term, value.value))}"
    return f"{value.key} = {written(_plain(value.value))}"


def _term(term: Term) -> str:
    others = ", ".join(f"“{words}”" for words in term.instead_of)
    return printable(f"“{term.term}” for {others}" if term.term else f"not {others}")


def _band(band: Target) -> list[float]:
    return [band.low, band.high]
