"""copydesk languagetool: install, start, stop and ask for a LanguageTool server on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from checks.commands.session import ending
from checks.core.errors import CopydeskError
from checks.core.settings import AUTO
from checks.files import languagetool_server as server
from checks.rules.engines import languagetool as checker

app = typer.Typer(no_args_is_help=True, help="Install, start and stop LanguageTool, which --languagetool auto uses.")

Folder = Annotated[
    Path | None, typer.Option(help="Where LanguageTool's jars are; by default in the user's cache folder.")
]


def _folder(folder: Path | None) -> Path:
    return checker.cache_folder() / "languagetool" if folder is None else folder


@app.command()
def install(
    folder: Folder = None,
    maven: Annotated[
        bool, typer.Option("--maven", help="Take Maven at once, not LanguageTool's own download.")
    ] = False,
) -> None:
    """Fetch LanguageTool 6.8: its own download, or Maven where that host cannot be reached."""
    with ending() as session:
        where = _folder(folder)
        if server.installed(where) is not None:
            session.tell(f"LanguageTool is there already: {server.installed(where)}")
            return
        server.java()
        if not maven:
            try:
                session.tell(f"LanguageTool {server.VERSION} is in {server.fetch(where)}")
                return
            except ConnectionError as error:
                session.tell(f"note: LanguageTool's own download cannot be had ({error}); trying Maven.")
        server.fetch_with_maven(where)
        session.tell(f"LanguageTool {server.VERSION} is in {where}")


@app.command()
def start(
    folder: Folder = None,
    port: Annotated[int | None, typer.Option(help="The port; by default the first free one from 8081.")] = None,
) -> None:
    """Start a server in the background; it stays until `copydesk languagetool stop`."""
    with ending() as session:
        found = server.running(checker.state_file())
        if found is None:
            jars = server.installed(_folder(folder))
            if jars is None:
                raise CopydeskError("LanguageTool is not installed: `copydesk languagetool install` fetches it.")
            found = server.start(jars, checker.state_file(), port)
        session.tell(f"LanguageTool answers at {found.url}")


@app.command()
def stop() -> None:
    """End the server that `start` left running."""
    with ending() as session:
        session.tell("LanguageTool stopped." if server.stop(checker.state_file()) else "No LanguageTool was running.")


@app.command()
def status(folder: Folder = None) -> None:
    """Say what is installed and what runs; exit 1 where no server answers."""
    with ending() as session:
        place = _folder(folder)
        jars = server.installed(place)
        session.tell(
            f"No LanguageTool is installed in {place}" if jars is None else f"LanguageTool is installed in {jars}"
        )
        url = checker.address(AUTO)
        if url is None or not server.answers(url):
            session.tell("No LanguageTool answers." if url is None else f"No LanguageTool answers at {url}")
            session.code = 1
        else:
            session.tell(f"LanguageTool answers at {url}")
