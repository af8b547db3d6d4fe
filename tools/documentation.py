"""Writes the pages of docs/ that are made from the code: `make docs`. A test fails where one has moved."""

import importlib
import inspect
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from typer import Typer
from typer.testing import CliRunner

from checks import formats, reports
from checks.__main__ import app
from checks.commands import config, languagetool
from checks.core.desks import DEFAULT, DESKS
from checks.core.finding import CATEGORIES
from checks.core.registry import all_rules
from checks.core.rule import Example, Rule
from checks.files import settings_schema
from checks.files.settings_keys import KEYS, OF_FILES, OF_TERMS
from checks.rules.engines._choices import LEAVE, TAKE, Choice, choices

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Made by `make docs` from the code; edit it there. -->\n"
SHOWN = str.maketrans({"\u00a0": "⍽", "\u200b": "[U+200B]", "\ufeff": "[U+FEFF]", "\u00ad": "[U+00AD]", "\t": "⇥"})
LONGEST_EXAMPLE = 300

RULES = """\
What each rule finds, why, and what it leaves alone. **error**: mended without looking twice; **warning**: nearly
always right, but look; **info**: a hint, never a defect. `--select` and `--ignore` take a rule, a group (the part
before the slash) or a category.
"""

LANGUAGETOOL = """\
LanguageTool 6.8 has some six thousand rules for English. All together they raise about 19 false alarms in 1,000 words
of clean news, and nobody would look at the right ones. So its findings were counted by rule: **right** and **wrong**
in 150 pages of Wikipedia and Wikinews into which 3,584 defects were put (`tools/evaluation/corrupt.py`), findings in
the same pages **as published**, 49,000 words, and in 213,000 words of **Wikinews** of 2019 and 2020. Half of that is
interviews: most of what is found there in grammar is a slip, but the speaker's.

A rule is taken with its category where the category holds up, or alone where only the rule does. It is left out by
name where it raised alarms, or where a built-in rule finds all that it finds. What no line names is left out. Besides,
a finding is dropped where it touches an address, a tag or other machine text, where it covers numbers only or a name
of two like words, and, in grammar, where it stands in quotation marks. Where a built-in rule found the same place,
only that finding is shown.

`python -m tools.languagetool_counts FOLDER…` counts again; `COPYDESK_LANGUAGETOOL` names the server.
"""

SETTINGS = """\
`copydesk check` and `fix` take the settings of the nearest `copydesk.toml`, or `[tool.copydesk]` in `pyproject.toml`,
at or above each article; what the command line says wins. `copydesk init` writes a first file with comments,
`copydesk config show FILE` says what holds for an article and where each value comes from (`--format json` as data),
`--config FILE` takes another file and `--no-config` none. What is unknown is an error with the nearest name, the file
and the line.

Of what a file extends, of the file itself and of its tables of files the nearest value counts, for rules and bands that
of each single one; `ignore`, `words`, `mask`, `terms` and `exclude` add up. Patterns of files are written as in
`.gitignore` and start from the folder of the nearest settings file. `--select` runs what it names whatever a file
leaves out; `--ignore` adds.

What an expression of `mask` matches is read as code is: no rule reads it and no fix changes it, in any format; where it
fills whole lines, the paragraphs beside it are two. The expressions are those of RE2 (no look-around, no references
back), which no text can hold up; `^` and `$` stand for the ends of a line, and `(?s)` lets `.` match line breaks. In
TOML they are best put in single quotation marks: `mask = ['\\[\\[[^\\]]+\\]\\]', '(?s)<!-- ad -->.*?<!-- /ad -->']`.

`docs/copydesk.schema.json` (`copydesk config schema` prints it) lets an editor complete and check the file: with the
TOML extensions of VS Code, Zed and others, `#:schema PATH` in its first line.

The library does no input or output unasked: `Settings()` is what it is given. `Loader().resolve(path).settings`, from
`checks.files.settings_file`, is what the command line takes for an article.
"""

COMMANDS = """\
Every command ends with 0 where all is well, with 1 where something was found (`check`) or is to be mended
(`fix --diff`), and with 2 where the job could not be done: a file that cannot be read, a rule that crashed, a setting
that is unknown, a LanguageTool that was named and did not answer, nothing to read at all. `--exit-zero` wins over every
gate, but never hides a 2. A command that is interrupted (Ctrl+C) ends with 130.
"""

READ = """\
Any other ending is plain text where the file is named itself; in folders and patterns such files are left out. UTF-8
and UTF-16 with a byte order mark are known by sight; `--encoding` names any other. Standard input is plain text, or
what `--stdin-filename draft.md` says.

Titles, descriptions, alternative texts and the fields of front matter that readers see are read apart from the article:
they may say again what it says. Of a .docx the body, tables, text boxes, footnotes, endnotes, alternative texts and the
title in its properties are read; deleted and hidden text, headers, footers, comments, charts and formulas are not. Of a
page in HTML scripts, styles, forms, menus and footers are not, nor is code in any format.

What is for the program that makes a page is neither read nor changed: in Markdown and HTML the marks of Hugo, Jekyll
and other templates (`{{ … }}`, `{{< … >}}`, `{{% … %}}`, `{% … %}`, all between `{% raw %}` and `{% endraw %}`) and
formulas (`$…$`, by Pandoc's rules, so that “$5 and $10” is money; `$$…$$`, `\\(…\\)`, `\\[…\\]`); in Markdown besides
lists of attributes (`{: .x}`, `{#id .x key=v}`), roles, options of directives, fences of admonitions and divs, numbers
of footnotes, citations (`[@key, p. 3]`), and in MDX imports, exports, tags and `{expressions}`. What stands between two
such marks is copy: the body of an admonition, a title beside its name, the text of a footnote. A `.md` with JSX in it
is read as MDX. `{{name}}` in a text with no other mark of a template is a field left empty: it is found, and left.
`mask` in the settings takes further patterns. In plain text, where such marks are residue, they are found, and no fix
that changes one is safe.
"""

WRITTEN = """\
`--output FILE` writes the report to a file, and each `--report FORMAT=FILE` adds another; so one run gives a log for
people, a file for the merge request and a page to keep. `text`, `jsonl` and `rdjsonl` are written file by file.

Lines and columns count from 1, columns in code points, in `rdjsonl` in bytes of UTF-8. A byte order mark is no column,
but in `json` and `jsonl` it is the first code point. Paths start from the repository where GitHub, GitLab or Jenkins
say where that is.

In a step on GitHub, `github` adds the `markdown` report to the step's summary. `sarif` holds at most 25,000 results,
the worst, which is what GitHub takes.
"""

BANDS = """\
After the table of styles in Flesch, *A new readability yardstick* (1948). A desk of your own starts from those of news.
"""


def pages() -> dict[Path, str]:
    """Every made page by its path."""
    return {
        DOCS / "rules.md": "\n".join(_rules()),
        DOCS / "languagetool.md": "\n".join(_languagetool()),
        DOCS / "settings.md": "\n".join(_settings()),
        DOCS / "copydesk.schema.json": settings_schema.written(),
        DOCS / "commands.md": "\n".join(_commands()),
        DOCS / "formats.md": "\n".join(_formats()),
    }


def _commands() -> Iterator[str]:
    yield MADE
    yield "# The commands\n"
    yield COMMANDS
    for names in (
        *_named(app),
        *(("config", *names) for names in _named(config.app)),
        *(("languagetool", *names) for names in _named(languagetool.app)),
    ):
        answer = CliRunner().invoke(app, [*names, "--help"], prog_name="copydesk", env={"COLUMNS": "100"})
        text = "\n".join(line.rstrip() for line in answer.stdout.strip().splitlines())
        yield f"## copydesk {' '.join(names)}\n"
        yield f"```text\n{text}\n```\n"


def _named(group: Typer) -> list[tuple[str, ...]]:
    """The commands of a group, in the order of its help."""
    return [(str(command.name or getattr(command.callback, "__name__", "")),) for command in group.registered_commands]


def _formats() -> Iterator[str]:
    yield MADE
    yield "# Formats\n"
    yield "## What is read\n"
    yield "| format | ending | what is read |"
    yield "| --- | --- | --- |"
    for name in dict.fromkeys(formats.formats().values()):
        endings = ", ".join(f"`{ending}`" for ending, its in formats.formats().items() if its == name)
        yield f"| {name} | {endings} | {_cell(importlib.import_module(f'checks.formats.{name}'))} |"
    yield f"\n{READ}"
    yield "## What is written\n"
    yield "| `--format` | what it is |"
    yield "| --- | --- |"
    for name in reports.names():
        yield f"| `{name}` | {_cell(reports.named(name))} |"
    yield f"\n{WRITTEN}"


def _cell(module: object) -> str:
    """The first paragraph of a module's docstring, in one line."""
    first = inspect.cleandoc(module.__doc__ or "").partition("\n\n")[0]
    return " ".join(first.split()).replace("|", "\\|").replace("<", "&lt;")


def _settings() -> Iterator[str]:
    yield MADE
    yield "# Settings\n"
    yield SETTINGS
    for title, keys in (("Keys", KEYS), ("Under [[terms]]", OF_TERMS), ("Under [[files]]", OF_FILES)):
        yield f"## {title}\n"
        yield "| key | what it says |"
        yield "| --- | --- |"
        yield from (
            f"| `{name}` | {key.about} |" for name, key in keys.items() if keys is not OF_FILES or name == "match"
        )
        yield ""
    yield "A table under [[files]] may say besides: " + ", ".join(f"`{n}`" for n in OF_FILES if n != "match") + ".\n"
    yield "## Bands of the desks\n"
    yield BANDS
    measures = list(DESKS[DEFAULT])
    yield f"| desk | {' | '.join(measures)} |"
    yield f"| --- |{' ---: |' * len(measures)}"
    for desk, bands in DESKS.items():
        yield f"| {desk} | {' | '.join(f'{b.low:g}–{b.high:g}' for b in bands.values())} |"
    yield ""


def _rules() -> Iterator[str]:
    yield MADE
    yield "# The rules\n"
    yield RULES
    ordered = sorted(all_rules(), key=lambda rule: (CATEGORIES.index(rule.category), rule.id))
    for category, rules in groupby(ordered, key=lambda rule: rule.category):
        yield f"## {category}\n"
        for rule in rules:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    how = "with terms in the settings" if rule.asked_by == "terms" else f"with `--{rule.asked_by}`"
    asked = f"; only {how}" if rule.asked_by else ""
    yield f"### {rule.id}\n"
    yield f"{rule.summary} *({rule.severity}{asked})*\n"
    yield f"{rule.why}\n"
    for title, examples in (("Found in:", rule.bad), ("Left alone:", rule.good)):
        if examples:
            yield f"{title}\n"
            yield from (_example(example) for example in examples)
            yield ""
    if rule.options:
        yield f"Options: {', '.join(f'`{name}` = {default!r}' for name, default in rule.options.items())}\n"


def _example(example: Example) -> str:
    """The text in a fence that it cannot close, blanks made visible where they are the point."""
    text = example.text if len(example.text) <= LONGEST_EXAMPLE else f"{example.text[:LONGEST_EXAMPLE]} …"
    text = "".join(c if c.isprintable() or c == "\n" else f"[U+{ord(c):04X}]" for c in text.translate(SHOWN))
    fence = "```" if "```" not in text else "~~~~"
    return f"{fence}{'markdown' if example.format == 'markdown' else 'text'}\n{text}\n{fence}"


def _languagetool() -> Iterator[str]:
    yield MADE
    yield "# What is taken from LanguageTool\n"
    yield LANGUAGETOOL
    for title, choice in (("Taken", TAKE), ("Left out", LEAVE)):
        yield f"## {title}\n"
        yield "| rule or category | category here | right | wrong | as published | Wikinews | why |"
        yield "| --- | --- | ---: | ---: | ---: | ---: | --- |"
        yield from (_line(line) for line in choices() if line.choice == choice)
        yield ""


def _line(line: Choice) -> str:
    counts = f"{line.hits} | {line.wrong} | {line.clean} | {line.wikinews}"
    return f"| `{line.name}` | {line.category or '–'} | {counts} | {line.why} |"


def main() -> None:
    """Writes the pages."""
    DOCS.mkdir(exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
