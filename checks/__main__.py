"""The command line: `copydesk`, or `python -m checks`."""

import os
import sys
from typing import Annotated

import typer

from checks import __version__
from checks.commands import config, languagetool
from checks.commands.baseline import baseline
from checks.commands.check import check
from checks.commands.dashboard import dashboard
from checks.commands.explain import explain
from checks.commands.fix import fix
from checks.commands.ignore import ignore
from checks.commands.init import init
from checks.commands.rules import rules
from checks.commands.session import traced

app = typer.Typer(name="copydesk", no_args_is_help=True, add_completion=False, rich_markup_mode=None)
for command in (check, fix, rules, explain, ignore, baseline, init, dashboard):
    app.command()(command)
app.add_typer(config.app, name="config")
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
    """Copydesk reads a draft the way a copy desk does.

    Every command ends with 0 where all is well, 1 where something was found or is to be mended, 2 where the job could
    not be done, and 130 where it was interrupted (Ctrl+C).
    """


def _said(error: Exception) -> int:
    """Says what ended the run; typer's own errors, which bring their code and words, have no public name in common."""
    if hasattr(error, "show") and hasattr(error, "exit_code"):
        error.show()
        return int(error.exit_code)
    typer.echo(traced(error), err=True, nl=False)
    typer.echo(f"error: Copydesk {__version__} failed; please report the lines above.", err=True)
    return 2


def main() -> None:
    """Runs the command line. What nobody foresaw ends it with 2: 1 would say that there are findings."""
    try:
        code = app(standalone_mode=False)
    except (typer.Abort, KeyboardInterrupt):
        code = 130
    except BrokenPipeError:  # who read it has left; nothing is to be flushed to them at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 2
    except Exception as error:
        code = _said(error)
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
