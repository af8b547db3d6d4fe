"""copydesk check: findings, on the terminal or as data."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from checks import __version__, reports
from checks.commands.checking import Checking
from checks.commands.gatekeeping import Gatekeeper
from checks.commands.options import (
    Config,
    Encoding,
    Exclude,
    ForceExclude,
    Jobs,
    Language,
    LanguageTool,
    Names,
    NoConfig,
    Options,
    Paths,
    Readability,
    StdinName,
    taking,
)
from checks.commands.outputs import Outputs, asked, base
from checks.commands.recording import Keep, recorder
from checks.commands.session import Session, ending
from checks.commands.standing import Standing
from checks.core.errors import SettingsError
from checks.core.finding import WARNING
from checks.core.gates import bounds
from checks.core.settings import NONE
from checks.files.cache import FOLDER, Cache
from checks.files.git import Changes
from checks.files.known import Baseline
from checks.files.presence import exists, is_folder
from checks.reports import Run

Format = StrEnum("Format", {name.upper(): name for name in reports.names()})  # type: ignore[misc]


class FailOn(StrEnum):
    """The lowest severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NONE = "none"


@dataclass(frozen=True)
class CheckOptions(Options):
    """What `copydesk check` takes."""

    paths: Paths = None
    output: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format["TEXT"]
    file: Annotated[Path | None, typer.Option("--output", help="Write them to a file instead.")] = None
    report: Annotated[
        list[str] | None,
        typer.Option(help="Another report besides, in a file of its own; may be given again.", metavar="FORMAT=FILE"),
    ] = None
    languagetool: LanguageTool = None
    readability: Readability = False
    select: Names = None
    ignore: Names = None
    exclude: Exclude = None
    force_exclude: ForceExclude = False
    fail_on: Annotated[
        FailOn | None, typer.Option(help="The lowest severity that makes the exit code 1.", show_default="warning")
    ] = None
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever gate was not passed; 2 stays 2.")] = (
        False
    )
    max_findings: Annotated[
        int | None,
        typer.Option(
            help="So many findings that --fail-on counts may be there, in all files together.",
            min=0,
            show_default="0",
        ),
    ] = None
    min_score: Annotated[int | None, typer.Option(help="The score that every file must have.", min=0, max=100)] = None
    fail_on_targets: Annotated[
        bool, typer.Option("--targets", help="Every measure must lie in the band of the article's desk.")
    ] = False
    at_least: Annotated[
        list[str] | None,
        typer.Option(
            help="The least that a readability measure may be, such as flesch-reading-ease=50.", metavar="NAME=NUMBER"
        ),
    ] = None
    at_most: Annotated[
        list[str] | None,
        typer.Option(
            help="The most that a readability measure may be, such as sentence-length=25.", metavar="NAME=NUMBER"
        ),
    ] = None
    baseline: Annotated[
        Path | None, typer.Option(help="Show only what is not in this file of `copydesk baseline`.", metavar="FILE")
    ] = None
    since: Annotated[
        str | None,
        typer.Option(help="Show only findings on lines that changed since this git commit or branch.", metavar="REF"),
    ] = None
    jobs: Jobs = 0
    record: Annotated[
        bool, typer.Option("--record", help="Keep each article with its findings in the store of `copydesk dashboard`.")
    ] = False
    no_cache: Annotated[bool, typer.Option("--no-cache", help=f"Check unchanged files anew, without {FOLDER}.")] = False
    language: Language = None
    config: Config = None
    no_config: NoConfig = False
    stdin_name: StdinName = None
    encoding: Encoding = None

    def settings(self) -> dict[str, Any]:
        """The settings that were given, as a settings file would say them."""
        given = super().settings()
        given |= {name: bounds(given[name]) for name in ("at_least", "at_most") if name in given}
        if self.record:
            given["readability"] = True  # the trends are of its measures
        if self.fail_on:
            given["fail_on"] = self.fail_on.value
        if self.exit_zero:
            given["fail_on"] = NONE
        return given


@taking(CheckOptions)
def check(options: CheckOptions) -> None:
    """Check articles.

    Exit 0 where every gate was passed, 1 where one was not, 2 where the job could not be done, 130 where it was
    interrupted. The gates are --fail-on with --max-findings, --min-score, --targets, --at-least and --at-most; the
    settings file can set them all.
    """
    with ending() as session:
        session.begin(options)
        run = Run(version=__version__, base=base(), fail_on=_fail_on(session))
        outputs = Outputs(asked(options.output.value, options.file, options.report or ()), run)
        standing = Standing(
            session,
            Baseline.load(options.baseline) if options.baseline else None,
            Changes(options.since) if options.since else None,
        )
        _run(session, options, standing, outputs, recorder(session.fail) if options.record else None)
        standing.finish()


def _run(session: Session, options: CheckOptions, standing: Standing, outputs: Outputs, keep: Keep | None) -> None:
    """Checks and reports; the exit code is 1 where a gate was not passed. Each file's own settings say what counts."""
    paths = options.paths or []
    checking = Checking(session, options.jobs, None if options.no_cache else _cache(paths))
    gates = Gatekeeper(session)
    for whole, settings in checking.reports(paths):
        if keep is not None:
            keep(whole, settings.desk)
        report = standing.new(standing.of(whole, settings))
        if report is not None:
            outputs.add(report)
            gates.see(report, settings)
    outputs.finish(replace(outputs.run, failures=session.failures, gates=gates.missed()))
    if len(outputs.tallies) > 1:
        session.show(outputs.tallies)
    session.code = int(not (options.exit_zero or gates.passed()))


def _fail_on(session: Session) -> str:
    """What the settings of the current folder say; reports of a whole run know but one."""
    try:
        return session.loader.resolve().settings.fail_on
    except SettingsError:  # it is said where a file needs it
        return WARNING


def _cache(paths: list[Path]) -> Cache | None:
    """A cache where there may be many files: one that is checked by itself leaves nothing behind."""
    several = len(paths) > 1 or any(is_folder(path) or not exists(path) for path in paths)
    return Cache(Path(FOLDER)) if several else None
