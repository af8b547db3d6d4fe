"""copydesk check: findings, on the terminal or as data."""

from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checks import __version__, reports
from checks.commands.checking import Checking
from checks.commands.outputs import Outputs, asked, base
from checks.commands.session import Session
from checks.core.errors import CopydeskError
from checks.core.gates import Gates, bounds
from checks.core.settings import Settings
from checks.files.cache import FOLDER, Cache
from checks.reports import Run, Trouble

Format = StrEnum("Format", {name.upper(): name for name in reports.names()})  # type: ignore[misc]


class FailOn(StrEnum):
    """The lowest severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NONE = "none"


Names = Annotated[list[str] | None, typer.Option(help="A rule id, a checker or a category; may be given again.")]


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders, or - for standard input.", metavar="[PATH…|-]"),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format("text"),
    file: Annotated[Path | None, typer.Option("--output", help="Write them to a file instead.")] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(help="Another report besides, in a file of its own; may be given again.", metavar="FORMAT=FILE"),
    ] = None,
    languagetool: Annotated[str, typer.Option(help="auto, off, or the address of a LanguageTool server.")] = "auto",
    readability: Annotated[bool, typer.Option("--readability", help="Measure readability too.")] = False,
    select: Names = None,
    ignore: Names = None,
    fail_on: Annotated[FailOn, typer.Option(help="The lowest severity that makes the exit code 1.")] = FailOn.WARNING,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Same as --fail-on none; 2 stays 2.")] = False,
    max_findings: Annotated[
        int, typer.Option(help="So many findings that --fail-on counts may be there, in all files together.", min=0)
    ] = 0,
    min_score: Annotated[int | None, typer.Option(help="The score that every file must have.", min=0, max=100)] = None,
    targets: Annotated[
        bool, typer.Option("--targets", help="Every measure must lie in the band of the article's desk.")
    ] = False,
    at_least: Annotated[
        list[str] | None,
        typer.Option(
            help="The least that a readability measure may be, such as flesch-reading-ease=50.", metavar="NAME=NUMBER"
        ),
    ] = None,
    at_most: Annotated[
        list[str] | None,
        typer.Option(
            help="The most that a readability measure may be, such as sentence-length=25.", metavar="NAME=NUMBER"
        ),
    ] = None,
    jobs: Annotated[int, typer.Option(help="Check so many files at once; 0: as many as pays.", min=0)] = 0,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help=f"Check unchanged files anew, without {FOLDER}.")
    ] = False,
    language: Annotated[str, typer.Option(help="en, en-US, en-GB, en-CA or en-AU.")] = "en",
    encoding: Annotated[
        str | None, typer.Option(help="The files' encoding, where it is neither UTF-8 nor UTF-16.")
    ] = None,
) -> None:
    """Check articles.

    Exit 0 where every gate was passed, 1 where one was not, 2 where the job could not be done. The gates are --fail-on
    with --max-findings, --min-score, --targets, --at-least and --at-most.
    """
    session = Session(encoding=encoding, language=language)
    missed = False
    try:
        gates = Gates(
            fail_on="none" if exit_zero else fail_on.value,
            max_findings=max_findings,
            min_score=min_score,
            bands=bounds(at_least or (), at_most or ()),
        )
        settings = Settings(
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            language=language,
            languagetool=languagetool,
            readability=readability or targets or bool(gates.bands),
            fail_on=gates.fail_on,
        )
        settings.rules()
        if targets:
            gates = replace(gates, bands={**settings.bands(), **gates.bands})
        outputs = Outputs(
            asked(output.value, file, report or ()), Run(version=__version__, base=base(), fail_on=gates.fail_on)
        )
        cache = None if no_cache else _cache(paths or [])
        checking = Checking(session, settings, jobs=jobs, cache=cache)
        missed = _run(checking, paths or [], gates, outputs)
    except CopydeskError as error:
        session.fail(error)
    raise typer.Exit(2 if session.failures else int(missed))


def _run(checking: Checking, paths: list[Path], gates: Gates, outputs: Outputs) -> bool:
    """Checks and reports; True where a gate was not passed."""
    found, missed = 0, []
    for report in checking.reports(paths):
        outputs.add(report)
        found += sum(map(gates.counts, report.findings))
        missed += [Trouble(report.document.name, message) for message in gates.missed(report)]
    too_many = gates.too_many(found)
    if too_many and gates.max_findings:
        missed.append(Trouble("", f"{found} findings are more than {gates.max_findings}"))
    outputs.finish(replace(outputs.run, failures=checking.session.failures, gates=missed))
    return too_many or bool(missed)


def _cache(paths: list[Path]) -> Cache | None:
    """A cache where there may be many files: one that is checked by itself leaves nothing behind."""
    several = len(paths) > 1 or any(path.is_dir() for path in paths)
    return Cache(Path(FOLDER)) if several else None
