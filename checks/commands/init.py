"""copydesk init: a first settings file, with comments that say what can be set."""

import os
from pathlib import Path
from typing import Annotated

import typer

from checks.commands.session import ending
from checks.core.desks import DEFAULT, DESKS
from checks.core.errors import SourceError
from checks.core.printable import printable
from checks.core.settings import LANGUAGES
from checks.files import writing
from checks.files.presence import exists, is_file, is_folder
from checks.files.settings_file import OWN, PROJECT, nearest, shown

TEMPLATE = f"""\
# Settings of Copydesk for the articles in this folder and below. Take the # from a line to change it.
# `copydesk config show FILE` says which settings hold for an article and where each comes from;
# `copydesk rules` lists the rules, `copydesk explain RULE` says what one finds and its options.

# Another settings file that this one builds on, such as that of the house.
# extend = "../house/copydesk.toml"

# {", ".join(LANGUAGES)}. "en" takes all four spellings as right.
language = "en"

# Whose readers it is for: {", ".join(DESKS)}; it sets the bands for readability.
desk = "{DEFAULT}"

# "auto" uses LanguageTool where it runs (`copydesk languagetool start`), "required" ends with 2 where it does not;
# "off", or a server's address, which is required too.
languagetool = "auto"

# Measure readability too.
readability = false

# The lowest severity that makes `copydesk check` end with 1: error, warning, info or none.
fail_on = "warning"

# Other gates: an article that does not pass makes it end with 1, too.
# min_score = 80
# max_findings = 20
# fail_on_targets = true
# at_most = {{ sentence-length = 25 }}

# Rules, groups or categories to leave out.
ignore = []

# Names and words that are spelt right here.
words = [
]

# Regular expressions for what is neither read nor changed, such as marks of your own page builder.
# mask = ['\\[\\[[^\\]]+\\]\\]', '(?s)<!-- ad -->.*?<!-- /ad -->']

# Files in folders that are not checked, as in .gitignore.
exclude = []

# One rule at a time: "error", "warning", "info" or "off", or a table with its options.
[rules]
# "spacing/double-space" = "error"
# "readability/long-sentence" = {{ severity = "warning", words = 35 }}

# Words of the house. What is written in lower case is found in any case; the reason is shown.
# [[terms]]
# term = "email"
# instead_of = ["e-mail"]
# reason = "One word since the style book of this spring."

# The lowest and the highest value that a measure should have, by desk.
# [targets.sport]
# flesch-reading-ease = [55, 80]
# sentence-length = [10, 21]

# Other settings for some files, as in .gitignore.
# [[files]]
# match = ["sport/"]
# desk = "sport"
"""


def init(
    folder: Annotated[Path, typer.Argument(help="The folder of the articles.", metavar="[FOLDER]")] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Write over a settings file that is there.")] = False,
) -> None:
    """Write a first settings file with comments."""
    path = folder / OWN
    with ending() as session:
        if exists(path) and not force:
            raise SourceError(f"{shown(path)} is there already: --force writes over it.")
        if not is_folder(folder):
            raise SourceError(f"{folder}: no such folder: make it first.")
        writing.replace(path, TEMPLATE.encode())
        typer.echo(printable(f"{shown(path)} written: every article beside it and below takes its settings from it."))
        above = nearest(folder.resolve().parent)
        if above is not None:
            back = Path(os.path.relpath(above, folder.resolve())).as_posix()
            session.tell(f'note: what {shown(above)} says counts here only with extend = "{back}".')
        if is_file(folder / PROJECT) and "[tool.copydesk]" in (folder / PROJECT).read_text(errors="replace"):
            session.tell(f"note: [tool.copydesk] in {shown(folder / PROJECT)} no longer counts.")
