"""copydesk baseline: what is found today, so that a check shows only what is new."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from checks.commands.checking import Checking
from checks.commands.options import (
    Config,
    Encoding,
    Jobs,
    Language,
    LanguageTool,
    Names,
    NoConfig,
    Options,
    Readability,
    taking,
    typed,
)
from checks.commands.session import STDIN, ending
from checks.commands.standing import Standing
from checks.core.errors import SourceError
from checks.core.printable import shown
from checks.core.silencing import as_known
from checks.files.known import BASELINE, Baseline
from checks.files.presence import exists


@dataclass(frozen=True)
class BaselineOptions(Options):
    """What `copydesk baseline` takes."""

    paths: Annotated[list[Path], typer.Argument(help="Files and folders.", metavar="PATH…", parser=typed)]
    output: Annotated[Path, typer.Option(help="The file to write.")] = Path(BASELINE)
    languagetool: LanguageTool = None
    readability: Readability = False
    select: Names = None
    ignore: Names = None
    language: Language = None
    config: Config = None
    no_config: NoConfig = False
    encoding: Encoding = None
    jobs: Jobs = 0


@taking(BaselineOptions)
def baseline(options: BaselineOptions) -> None:
    """Write down what is found today; `copydesk check --baseline FILE` then shows only what is new.

    What was written before of other files stays; files that are no longer there are dropped.
    """
    with ending() as session:
        session.begin(options)
        if Path(STDIN) in options.paths:
            raise SourceError("a baseline is of files: name them, or a folder.")
        whole = Baseline.load(options.output) if exists(options.output) else Baseline(options.output)
        standing = Standing(session)
        found = {}
        for report, settings in Checking(session, jobs=options.jobs).reports(options.paths):
            left = standing.of(report, settings)
            name = whole.key(Path(report.document.name))
            found[name] = [as_known(report.document, finding) for finding in left.findings]
        whole.update(found)
        whole.save()
        count, files = sum(map(len, whole.files.values())), len(whole.files)
        said = f"{count:,} finding{'s' * (count != 1)} in {files:,} file{'s' * (files != 1)}"
        typer.echo(shown(f"{options.output}: {said}."))
        standing.finish()
