"""The command line: `copydesk`, or `python -m checks`."""

from typing import Annotated

import typer

from checks import __version__
from checks.commands import languagetool
from checks.commands.check import check
from checks.commands.dashboard import dashboard
from checks.commands.explain import explain
from checks.commands.fix import fix
from checks.commands.rules import rules

app = typer.Typer(name="copydesk", no_args_is_help=True, add_completion=False, rich_markup_mode=None)
for command in (check, fix, rules, explain, dashboard):
    app.command()(command)
app.add_typer(languagetool.app, name="languagetool")


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"copydesk {__version__}")
        raise typer.Exit


@app.callback()
def copydesk(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Copydesk reads a draft the way a copy desk does."""


def main() -> None:
    """Runs the command line."""
    app()


if __name__ == "__main__":
    main()
