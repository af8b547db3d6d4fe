"""Packs the names of the US Census of 1990 (in the package `names`) that are no English words."""

import argparse
import gzip
from importlib.resources import files
from pathlib import Path

from checks.language import words


def census() -> list[str]:
    """First and family names in lower case, three letters and more, in order."""
    found = set()
    for name in ("dist.all.last", "dist.female.first", "dist.male.first"):
        lines = files("names").joinpath(name).read_text(encoding="ascii").splitlines()
        found.update(line.split()[0].lower() for line in lines)
    return sorted(name for name in found if len(name) > 2 and not words.is_common(name))


def main() -> None:
    """Writes the list."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    names = census()
    out.write_bytes(gzip.compress("\n".join(names).encode(), mtime=0))
    print(f"{len(names)} names, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
