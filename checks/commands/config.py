"""copydesk config: which settings hold, where each comes from, and their schema."""

from pathlib import Path
from typing import Annotated

import typer

from checks.commands.session import Config, NoConfig, Session, begun
from checks.core.errors import CopydeskError
from checks.core.settings import Settings, Term
from checks.files import settings_schema
from checks.files.settings_file import OWN, Value, shown
from checks.files.toml_text import written

DEFAULTS = {
    **{name: getattr(Settings(), name) for name in ("language", "desk", "readability", "fail_on")},
    "languagetool": "auto",
}
"""What `copydesk check` does where nothing is set."""

app = typer.Typer(help="Show which settings hold, and where each comes from.", no_args_is_help=True)


@app.command()
def show(
    file: Annotated[Path | None, typer.Argument(help="An article.", metavar="[FILE]")] = None,
    config: Config = None,
    no_config: NoConfig = False,
) -> None:
    """Show the settings for an article, or for the current folder, each with where it comes from."""
    try:
        found = begun(config, no_config, defaults=DEFAULTS).loader.resolve(file)
        place = f"settings file: {shown(found.file)}" if found.file else f"no {OWN} here or above: `copydesk init`"
        lines = [f"{_pair(value)}  # {value.origin}" for value in found.values]
        own = found.settings.targets.get(found.settings.desk, {})
        lines += [
            f"targets.{found.settings.desk}.{name} = {written(_band(band))}  # band of the desk"
            for name, band in found.settings.bands().items()
            if name not in own
        ]
        typer.echo("\n".join([f"# {place}", *lines]))
    except CopydeskError as error:
        Session().fail(error)
        raise typer.Exit(2) from error


@app.command()
def schema() -> None:
    """Print the JSON Schema of a settings file, for an editor's completion."""
    typer.echo(settings_schema.written(), nl=False)


def _pair(value: Value) -> str:
    if value.key == "terms":
        return f"terms: {'; '.join(map(_term, value.value))}"
    given = value.value if isinstance(value.value, str | bool | int | float | tuple) else _band(value.value)
    return f"{value.key} = {written(given)}"


def _term(term: Term) -> str:
    others = ", ".join(f"“{words}”" for words in term.instead_of)
    return f"“{term.term}” for {others}" if term.term else f"not {others}"


def _band(target: object) -> list[float]:
    return [getattr(target, "low", 0), getattr(target, "high", 0)]
