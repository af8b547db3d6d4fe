"""copydesk baseline: what is found today, so that a check shows only what is new."""

from pathlib import Path
from typing import Annotated

import typer

from checks.commands.checking import Checking
from checks.commands.session import STDIN, Config, Encoding, Language, LanguageTool, Names, NoConfig, Session, begun
from checks.commands.standing import Standing
from checks.core.errors import CopydeskError, SourceError
from checks.core.silencing import as_known
from checks.files.known import BASELINE, Baseline


def baseline(
    paths: Annotated[list[Path], typer.Argument(help="Files and folders.", metavar="PATH…")],
    output: Annotated[Path, typer.Option(help="The file to write.")] = Path(BASELINE),
    languagetool: LanguageTool = None,
    readability: Annotated[bool, typer.Option("--readability", help="Measure readability too.")] = False,
    select: Names = None,
    ignore: Names = None,
    language: Language = None,
    config: Config = None,
    no_config: NoConfig = False,
    encoding: Encoding = None,
    jobs: Annotated[int, typer.Option(help="Check so many files at once; 0: as many as pays.", min=0)] = 0,
) -> None:
    """Write down what is found today; `copydesk check --baseline FILE` then shows only what is new.

    What was written before of other files stays; files that are no longer there are dropped.
    """
    session = Session()
    try:
        session = begun(
            config,
            no_config,
            encoding=encoding,
            defaults={"languagetool": "auto"},
            select=select,
            ignore=ignore,
            language=language,
            languagetool=languagetool,
            readability=readability or None,
        )
        if Path(STDIN) in paths:
            raise SourceError("a baseline is of files: name them, or a folder.")
        whole = Baseline.load(output) if output.exists() else Baseline(output)
        standing = Standing(session)
        found = {}
        for report, settings in Checking(session, jobs=jobs).reports(paths):
            left = standing.of(report, settings)
            name = whole.key(Path(report.document.name))
            found[name] = [as_known(report.document, finding) for finding in left.findings]
        whole.update(found)
        whole.save()
        count, files = sum(map(len, whole.files.values())), len(whole.files)
        typer.echo(f"{output}: {count:,} finding{'s' * (count != 1)} in {files:,} file{'s' * (files != 1)}.")
        standing.finish()
    except CopydeskError as error:
        session.fail(error)
    raise typer.Exit(2 if session.failures else 0)
