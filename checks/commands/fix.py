"""copydesk fix: the mended text, a patch, or the file itself mended."""

import difflib
from pathlib import Path
from typing import Annotated

import typer

from checks import formats
from checks.commands.session import STDIN, Session
from checks.core.errors import CopydeskError, SourceError
from checks.core.fixing import mend
from checks.core.settings import Settings
from checks.files import writing


def fix(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders, or - for standard input.", metavar="[FILE…|-]"),
    ] = None,
    diff: Annotated[bool, typer.Option("--diff", help="Print a patch, and exit 1 if it is not empty.")] = False,
    write: Annotated[bool, typer.Option("--write", help="Mend the files in place.")] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Apply every finding's first fix, not only the safe ones.")
    ] = False,
    select: Annotated[
        list[str] | None, typer.Option(help="A rule id, a checker or a category; may be given again.")
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option(help="A rule id, a checker or a category; may be given again.")
    ] = None,
    language: Annotated[str, typer.Option(help="en, en-US, en-GB, en-CA or en-AU.")] = "en",
    encoding: Annotated[
        str | None, typer.Option(help="The files' encoding, where it is neither UTF-8 nor UTF-16.")
    ] = None,
) -> None:
    """Print the mended text: safe fixes only, unless --unsafe-fixes."""
    session = Session(encoding=encoding, language=language)
    changed = False
    try:
        settings = Settings(select=tuple(select or ()), ignore=tuple(ignore or ()), language=language)
        settings.rules()
        _require_one_text(paths or [], diff, write)
        for path, source in session.sources(paths or []):
            mended = mend(session.document(path, source), settings, unsafe_fixes)
            changed = changed or mended != source.text
            try:
                _give_out(session, path, source, mended, diff=diff, write=write)
            except SourceError as error:
                session.fail(error)
    except CopydeskError as error:
        session.fail(error)
    raise typer.Exit(2 if session.failures else int(diff and changed))


def _require_one_text(paths: list[Path], diff: bool, write: bool) -> None:
    if diff and write:
        raise CopydeskError("choose one of --diff and --write.")
    if write and (not paths or Path(STDIN) in paths):
        raise CopydeskError("--write needs a file; a piped text is printed without it.")
    if not (diff or write) and (len(paths) > 1 or any(path.is_dir() for path in paths)):
        raise CopydeskError("several files cannot be printed one after another: add --diff or --write.")


def _give_out(session: Session, path: Path, source: formats.Original, mended: str, *, diff: bool, write: bool) -> None:
    if write:
        if mended != source.text:
            writing.replace(path, source.encode(mended))
    elif diff:
        session.emit(patch(str(path), source.text, mended))
    else:
        session.emit(mended)


def patch(name: str, before: str, after: str) -> str:
    """A unified diff that `git apply` and `patch -p1` take; empty where nothing changed."""
    lines = difflib.unified_diff(_lines(before), _lines(after), f"a/{name}", f"b/{name}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Lines ended by a line feed, which is what a patch counts; str.splitlines would break at more."""
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
