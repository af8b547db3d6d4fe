"""copydesk check: findings, on the terminal or as data."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from checks.commands.session import Session
from checks.core.errors import CopydeskError
from checks.core.finding import SEVERITIES, Finding
from checks.core.run import check as check_document
from checks.core.settings import Settings
from checks.reports import json, jsonl, text


class Format(StrEnum):
    """How findings are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"


class FailOn(StrEnum):
    """The lowest severity that makes the exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NONE = "none"


RENDERERS = {Format.TEXT: text.render, Format.JSON: json.render, Format.JSONL: jsonl.render}

Names = Annotated[list[str] | None, typer.Option(help="A rule id, a checker or a category; may be given again.")]


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(help="Files and folders, or - for standard input.", metavar="[PATH…|-]"),
    ] = None,
    output: Annotated[Format, typer.Option("--format", help="How findings are printed.")] = Format.TEXT,
    languagetool: Annotated[str, typer.Option(help="auto, off, or the address of a LanguageTool server.")] = "auto",
    readability: Annotated[bool, typer.Option("--readability", help="Measure readability too.")] = False,
    select: Names = None,
    ignore: Names = None,
    fail_on: Annotated[FailOn, typer.Option(help="The lowest severity that makes the exit code 1.")] = FailOn.WARNING,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="Same as --fail-on none; 2 stays 2.")] = False,
    language: Annotated[str, typer.Option(help="en, en-US, en-GB, en-CA or en-AU.")] = "en",
    encoding: Annotated[
        str | None, typer.Option(help="The files' encoding, where it is neither UTF-8 nor UTF-16.")
    ] = None,
) -> None:
    """Check articles.

    Exit 0 where nothing was found, 1 on findings at or above --fail-on, 2 where the job could not be done.
    """
    session = Session(encoding=encoding, language=language)
    found = False
    try:
        settings = Settings(
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            language=language,
            languagetool=languagetool,
            readability=readability,
            fail_on="none" if exit_zero else fail_on.value,
        )
        settings.rules()
        for path, source in session.sources(paths or []):
            report = check_document(session.document(path, source), settings)
            session.emit(RENDERERS[output](report))
            session.note_skipped(str(path), report.skipped)
            found = found or any(_counts(finding, settings) for finding in report.findings)
    except CopydeskError as error:
        session.fail(error)
    raise typer.Exit(2 if session.failures else int(found))


def _counts(finding: Finding, settings: Settings) -> bool:
    """True where the finding is grave enough for exit 1."""
    return settings.fail_on != "none" and SEVERITIES.index(finding.severity) <= SEVERITIES.index(settings.fail_on)
