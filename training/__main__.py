"""The one way into the training: `make train PART=…`, or `python -m training PART`."""

import shutil
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from checks.core.errors import CopydeskError
from training.compare import PACKAGE, compared
from training.corpora import all_corpora
from training.parts import PARTS, TEXT, Part
from training.place import Place

CACHE = Path(".cache/training")


def listing() -> Table:
    """What the parts read, make and take."""
    table = Table("Part", "What is learnt", "Reads", "Makes", "Minutes of one core", box=None, pad_edge=False)
    for part in PARTS:
        steps = f" (steps: {', '.join(part.steps)})" if len(part.steps) > 1 else ""
        makes = "\n".join(f"checks/{name}" for name in part.makes) or "-"
        table.add_row(part.name, part.about + steps, "\n".join(part.reads), makes, f"{part.minutes:g}")
    return table


def part_named(name: str) -> Part:
    """The part of a name. Raises typer.BadParameter where there is none."""
    for part in PARTS:
        if part.name == name:
            return part
    raise typer.BadParameter(f"There is no part {name}. The parts are {', '.join(part.name for part in PARTS)}.")


def said(error: Exception) -> str:
    """What is wrong and what to do."""
    if isinstance(error, FileNotFoundError):
        return f"{error.filename} is not there: run the steps before this one first."
    if isinstance(error, ModuleNotFoundError):
        return f"The package {error.name} is not installed: pip install --group data"
    return str(error)


def rebuild(part: Part, place: Place, first: str | None) -> None:
    """Verifies what the part reads, runs its steps and says how what they made differs from what ships."""
    for name in part.reads:
        corpus = all_corpora()[name]
        corpus.verify(place.work if name == TEXT else place.corpora)
        typer.echo(f"{name}: {corpus.source}, {corpus.version}, verified")
    try:
        steps = part.steps_from(first)
    except KeyError:
        raise typer.BadParameter(f"{part.name} has no step {first}, but {', '.join(part.steps)}.") from None
    for step in steps:
        step(place)
    for name in part.makes:
        typer.echo(f"checks/{name}: {compared(place.built(name), PACKAGE / name)}")


def train(
    part: Annotated[str | None, typer.Argument(help="What to rebuild. Without it the parts are listed.")] = None,
    corpora: Annotated[
        Path, typer.Option(envvar="COPYDESK_CORPORA", help="The folder of the corpora that corpora.toml names.")
    ] = CACHE / "corpora",
    work: Annotated[
        Path, typer.Option(help="The folder to work in; what would ship is put into built/ there.")
    ] = CACHE,
    step: Annotated[str | None, typer.Option("--from", help="The step to begin with, after those before it.")] = None,
    keep_out: Annotated[
        list[Path] | None, typer.Option(help="Texts for measuring: documents that share runs of words are left out.")
    ] = None,
    install: Annotated[bool, typer.Option(help="Put what was made into the place of what ships.")] = False,
) -> None:
    """Rebuild one learned thing and compare it with what ships."""
    if part is None:
        Console(markup=False, highlight=False).print(listing())
        return
    chosen, place = part_named(part), Place(corpora, work, tuple(keep_out or ()))
    try:
        rebuild(chosen, place, step)
    except (CopydeskError, FileNotFoundError, ModuleNotFoundError) as error:
        typer.echo(f"error: {said(error)}", err=True)
        raise typer.Exit(2) from None
    for name in chosen.makes if install else ():
        shutil.copyfile(place.built(name), PACKAGE / name)
        typer.echo(f"checks/{name} is replaced.")


if __name__ == "__main__":
    typer.run(train)
