"""copydesk dashboard: the desk, in the browser."""

import os
import signal
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from checks.commands.session import ending
from checks.core.errors import SettingsError, SourceError
from checks.core.loopback import OPEN_TO_EVERYBODY, WHO_COMES_IN, is_loopback
from checks.files.presence import is_file

_HERE = Path(__file__).resolve()
_BUNDLE, _PROJECT = _HERE.parents[1] / "bundle", _HERE.parents[2]
SETTINGS = Path(".streamlit") / "config.toml"
THIS_MACHINE = "127.0.0.1"


def dashboard(
    file: Annotated[Path | None, typer.Argument(help="An article to put on the desk.", metavar="[FILE]")] = None,
    port: Annotated[int, typer.Option(help="The port to listen on.", min=1, max=65535)] = 8501,
    address: Annotated[str, typer.Option(help="The address to listen on.")] = THIS_MACHINE,
    open_to_everybody: Annotated[
        bool, typer.Option("--open-to-everybody", envvar=OPEN_TO_EVERYBODY, help=f"Open it to others: {WHO_COMES_IN}.")
    ] = False,
    sample: Annotated[bool, typer.Option("--sample", help="Put a sample article in the box, ready to check.")] = False,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page in the browser.")] = True,
) -> None:
    """Open the desk in the browser; Ctrl+C ends it."""
    address = address or THIS_MACHINE  # to Streamlit the empty one is every address
    overrides = {"server.port": str(port), "server.address": address}
    if not browser:
        overrides["server.headless"] = "true"
    environment = dict(os.environ)
    if sample:
        environment["COPYDESK_SAMPLE"] = "1"
    with ending() as session:
        environment[OPEN_TO_EVERYBODY] = _opened(address, open_to_everybody)
        if file is not None:
            if not is_file(file):
                raise SourceError(f"{file}: there is no such file: check the path.")
            environment["COPYDESK_FILE"] = str(file.resolve())
        session.code = 2 if _serve(arguments(overrides), environment) > 0 else 0


def _opened(address: str, to_everybody: bool) -> str:
    """What the environment tells the desk: 1 lets in whoever reaches it. Raises SettingsError where nobody said so."""
    if to_everybody:
        typer.echo(f"The desk on {address} is open to everybody: {WHO_COMES_IN}.", err=True)
    elif not is_loopback(address):
        raise SettingsError(
            f"{address} may be reached from other machines: {WHO_COMES_IN}. Stay on {THIS_MACHINE}, where a proxy with "
            "a login can let others in, or add --open-to-everybody."
        )
    return "1" if to_everybody else ""


def _serve(call: list[str], environment: dict[str, str]) -> int:
    """Runs the server until it ends or is ended; its exit code."""
    server = subprocess.Popen(call, env=environment)
    # who ends the command ends the server: it must not stay behind with the port
    signal.signal(signal.SIGTERM, lambda *_: server.terminate())
    try:
        return server.wait()
    except KeyboardInterrupt:  # the server has had it too
        return server.wait()


def arguments(overrides: dict[str, str]) -> list[str]:
    """The call that starts the page with its settings, wherever it is started from."""
    folder = home()
    settings = dict(_flat(tomllib.loads((folder / SETTINGS).read_text(encoding="utf-8"))))
    options = [part for name, value in (settings | overrides).items() for part in (f"--{name}", value)]
    return [sys.executable, "-m", "checks.ui.app.serving", "run", str(folder / "dashboard.py"), *options]


def home() -> Path:
    """Where the page and its settings are: in the source tree, or inside the installed package."""
    return _PROJECT if (_PROJECT / SETTINGS).is_file() and (_PROJECT / "dashboard.py").is_file() else _BUNDLE


def _flat(settings: dict[str, object], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in settings.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", str(value).lower() if isinstance(value, bool) else str(value)
