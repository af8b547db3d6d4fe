"""copydesk fix: the mended text, a patch, or the file itself mended."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

import typer

from checks import formats
from checks.commands.options import (
    Config,
    Encoding,
    Exclude,
    ForceExclude,
    Language,
    Names,
    NoConfig,
    Options,
    Paths,
    StdinName,
    taking,
)
from checks.commands.session import STDIN, Session, ending
from checks.core.document import Document
from checks.core.errors import CopydeskError, SourceError
from checks.core.fixing import mend
from checks.core.settings import OFF, Settings
from checks.files import known, writing
from checks.files.patches import NoPatch, patch
from checks.files.presence import is_folder


@dataclass(frozen=True)
class FixOptions(Options):
    """What `copydesk fix` takes."""

    paths: Paths = None
    diff: Annotated[bool, typer.Option("--diff", help="Print a patch, and exit 1 if it is not empty.")] = False
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="With --diff: exit 0 even if the patch is not empty; 2 stays 2.")
    ] = False
    write: Annotated[bool, typer.Option("--write", help="Mend the files in place.")] = False
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Apply every finding's first fix, not only the safe ones.")
    ] = False
    select: Names = None
    ignore: Names = None
    exclude: Exclude = None
    force_exclude: ForceExclude = False
    language: Language = None
    config: Config = None
    no_config: NoConfig = False
    stdin_name: StdinName = None
    encoding: Encoding = None

    def settings(self) -> dict[str, Any]:
        """The settings that were given; only what finds fixes is run."""
        return super().settings() | {"languagetool": OFF, "readability": False}


@taking(FixOptions)
def fix(options: FixOptions) -> None:
    """Print the mended text: safe fixes only, unless --unsafe-fixes.

    Exit 0 where it is done, 1 where the patch of --diff is not empty, 2 where the job could not be done, 130 where it
    was interrupted.
    """
    with ending() as session:
        session.begin(options)
        paths = options.paths or []
        _require_one_text(paths, options.diff, options.write)
        for path, source, settings in session.sources(paths):
            document = session.document(path, source, settings)
            mended = _mended(session, path, document, settings, options.unsafe_fixes)
            try:
                _give_out(session, path, source, mended, diff=options.diff, write=options.write)
            except NoPatch as error:
                if path in paths:
                    session.fail(error)
                else:  # who gave a folder asked for a patch of what one can carry
                    session.tell(f"note: {error}")
            except SourceError as error:
                session.fail(error)
        if options.exit_zero:
            session.code = 0


def _mended(session: Session, path: Path, document: Document, settings: Settings, unsafe: bool) -> str:
    """The mended text. What is ignored in the article is left as it is."""
    try:
        ignored = known.ignored(path) if str(path) != STDIN else ()
    except SourceError as error:  # what may stand is not known, so nothing is touched
        session.fail(error, str(path))
        return document.text
    settings = replace(settings, ignored=ignored)
    return mend(document, settings, unsafe, lambda report: session.note_skipped(str(path), report.skipped))


def _require_one_text(paths: list[Path], diff: bool, write: bool) -> None:
    if diff and write:
        raise CopydeskError("choose one of --diff and --write.")
    if write and (not paths or Path(STDIN) in paths):
        raise CopydeskError("--write needs a file; a piped text is printed without it.")
    if not (diff or write) and (len(paths) > 1 or any(map(is_folder, paths))):
        raise CopydeskError("several files cannot be printed one after another: add --diff or --write.")


def _give_out(session: Session, path: Path, source: formats.Original, mended: str, *, diff: bool, write: bool) -> None:
    if write:
        if mended != source.text:
            writing.replace(path, source.encode(mended), before=source.data)
    elif diff:
        if mended != source.text and source.format == formats.DOCX:
            raise NoPatch(f"{path}: a patch cannot carry a .docx: mend it with --write.")
        changes = patch(str(path), source.text, mended, source.encoding)
        session.code |= bool(changes)
        session.write(changes)
    else:
        session.emit(mended)
