"""copydesk check: findings, on the terminal or as data."""

from collections import Counter
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checks import __version__, reports
from checks.commands.checking import Checking
from checks.commands.outputs import Outputs, asked, base
from checks.commands.recording import Keep, recorder
from checks.commands.session import (
    STDIN,
    Config,
    Encoding,
    Exclude,
    ForceExclude,
    Language,
    LanguageTool,
    Names,
    NoConfig,
    Session,
    StdinName,
    begun,
)
from checks.commands.standing import Standing
from checks.core.errors import CopydeskError, SettingsError
from checks.core.finding import WARNING
from checks.core.gates import Gates, bounds
from checks.files.cache import FOLDER, Cache
from checks.files.git import Changes
from checks.files.known import Baseline
from checks.files.settings_file import shown
from checks.reports import Run, Trouble

Format = StrEnum("Format", {name.upper(): name for name in reports.names()})  # type: ignore[misc]


class FailOn(StrEnum):
    """The lowest severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NONE = "none"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files, folders and patterns, or - for standard input.", metavar="PATH"),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format("text"),
    file: Annotated[Path | None, typer.Option("--output", help="Write them to a file instead.")] = None,
    report: Annotated[
        list[str] | None,
        typer.Option(help="Another report besides, in a file of its own; may be given again.", metavar="FORMAT=FILE"),
    ] = None,
    languagetool: LanguageTool = None,
    readability: Annotated[bool, typer.Option("--readability", help="Measure readability too.")] = False,
    select: Names = None,
    ignore: Names = None,
    exclude: Exclude = None,
    force_exclude: ForceExclude = False,
    fail_on: Annotated[
        FailOn | None, typer.Option(help="The lowest severity that makes the exit code 1.", show_default="warning")
    ] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Same as --fail-on none; 2 stays 2.")] = False,
    max_findings: Annotated[
        int | None,
        typer.Option(
            help="So many findings that --fail-on counts may be there, in all files together.",
            min=0,
            show_default="0",
        ),
    ] = None,
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
    baseline: Annotated[
        Path | None, typer.Option(help="Show only what is not in this file of `copydesk baseline`.", metavar="FILE")
    ] = None,
    since: Annotated[
        str | None,
        typer.Option(help="Show only findings on lines that changed since this git commit or branch.", metavar="REF"),
    ] = None,
    jobs: Annotated[int, typer.Option(help="Check so many files at once; 0: as many as pays.", min=0)] = 0,
    record: Annotated[
        bool, typer.Option("--record", help="Keep each article with its findings in the store of `copydesk dashboard`.")
    ] = False,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help=f"Check unchanged files anew, without {FOLDER}.")
    ] = False,
    language: Language = None,
    config: Config = None,
    no_config: NoConfig = False,
    stdin_name: StdinName = None,
    encoding: Encoding = None,
) -> None:
    """Check articles.

    Exit 0 where every gate was passed, 1 where one was not, 2 where the job could not be done. The gates are --fail-on
    with --max-findings, --min-score, --targets, --at-least and --at-most; the settings file can set them all.
    """
    session = Session()
    missed = False
    try:
        session = begun(
            config,
            no_config,
            encoding=encoding,
            defaults={"languagetool": "auto"},
            select=select,
            ignore=ignore,
            exclude=exclude,
            force_exclude=force_exclude,
            stdin_name=stdin_name,
            language=language,
            languagetool=languagetool,
            readability=True if readability or record else None,
            fail_on="none" if exit_zero else fail_on and fail_on.value,
            max_findings=max_findings,
            min_score=min_score,
            fail_on_targets=targets or None,
            at_least=bounds(at_least) if at_least else None,
            at_most=bounds(at_most) if at_most else None,
        )
        run = Run(version=__version__, base=base(), fail_on=_fail_on(session))
        outputs = Outputs(asked(output.value, file, report or ()), run)
        cache = None if no_cache else _cache(paths or [])
        standing = Standing(session, Baseline.load(baseline) if baseline else None, Changes(since) if since else None)
        keep = recorder() if record else None
        missed = _run(Checking(session, jobs=jobs, cache=cache), paths or [], standing, outputs, keep)
        standing.finish()
    except CopydeskError as error:
        session.fail(error)
    raise typer.Exit(2 if session.failures else int(missed))


def _run(
    checking: Checking,
    paths: list[Path],
    standing: Standing,
    outputs: Outputs,
    keep: Keep | None = None,
) -> bool:
    """Checks and reports; True where a gate was not passed. Each file's own settings say what counts in it."""
    session, missed = checking.session, []
    found: Counter[Path | None] = Counter()
    most: dict[Path | None, Gates] = {}
    for whole, settings in checking.reports(paths):
        if keep is not None:
            keep(whole, settings.desk)
        report = standing.of(whole, settings)
        gates = Gates.of(settings)
        outputs.add(report)
        group = _counted_by(session, report.document.name)
        most[group] = gates
        found[group] += sum(map(gates.counts, report.findings))
        missed += [Trouble(report.document.name, message) for message in gates.missed(report)]
    too_many = [group for group, gates in most.items() if found[group] > gates.max_findings]
    for group in too_many:
        if allowed := most[group].max_findings:
            whose = f" of {shown(group)}" if group and len(most) > 1 else ""
            missed.append(Trouble("", f"{found[group]} findings are more than {allowed}{whose}"))
    outputs.finish(replace(outputs.run, failures=session.failures, gates=missed))
    if len(outputs.tallies) > 1:
        session.show(outputs.tallies)
    return bool(too_many or missed)


def _counted_by(session: Session, name: str) -> Path | None:
    """The settings file whose articles are counted together; all are where the command line says how many may be."""
    if "max_findings" in session.loader.flags:
        return None
    return session.loader.resolve(None if name == STDIN else Path(name)).file


def _fail_on(session: Session) -> str:
    """What the settings of the current folder say; reports of a whole run know but one."""
    try:
        return session.loader.resolve().settings.fail_on
    except SettingsError:  # it is said where a file needs it
        return WARNING


def _cache(paths: list[Path]) -> Cache | None:
    """A cache where there may be many files: one that is checked by itself leaves nothing behind."""
    several = len(paths) > 1 or any(path.is_dir() or not path.exists() for path in paths)
    return Cache(Path(FOLDER)) if several else None
