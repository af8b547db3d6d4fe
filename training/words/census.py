"""Packs the names of the US Census of 1990 (in the package `names`) that are no English words."""

import gzip

import typer

from checks.language import words
from training.corpora import all_corpora
from training.place import Place


def census(place: Place) -> list[str]:
    """First and family names in lower case, three letters and more, in order."""
    found: set[str] = set()
    for path in all_corpora()["names"].paths(place.corpora):
        found.update(line.split()[0].lower() for line in path.read_text(encoding="ascii").splitlines())
    return sorted(name for name in found if len(name) > 2 and not words.is_common(name))


def run(place: Place) -> None:
    """Writes the list."""
    names = census(place)
    place.built("data/census_names.gz").write_bytes(gzip.compress("\n".join(names).encode(), mtime=0))
    typer.echo(f"{len(names):,} names")
