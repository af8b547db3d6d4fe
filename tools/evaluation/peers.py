"""The tools that are measured: Copydesk, and others beside it where they are installed."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checks import Settings, check, formats
from checks.rules.engines.languagetool import ADDRESS
from tools.evaluation.articles import Article
from tools.evaluation.score import Claim

Claims = dict[str, list[Claim]]


@dataclass(frozen=True)
class Tool:
    """A tool by name: `claims(articles)` gives its claims by the articles' names."""

    name: str
    claims: Callable[[Sequence[Article]], Claims]


def copydesk(settings: Settings | None = None, name: str = "Copydesk") -> Tool:
    """Copydesk itself; without settings, the built-in checks alone."""

    def claims(articles: Sequence[Article]) -> Claims:
        return {article.name: _own_claims(article, settings or Settings()) for article in articles}

    return Tool(name, claims)


def _own_claims(article: Article, settings: Settings) -> list[Claim]:
    report = check(formats.read(article.text, article.name), settings)
    if failed := [skipped for skipped in report.skipped if skipped.failed]:
        raise RuntimeError(f"{article.name}: {failed[0].rule}: {failed[0].reason}")
    return [
        Claim(
            finding.span.start,
            finding.span.end,
            finding.category,
            finding.fixes[0].replacement if finding.fixes else None,
            finding.severity,
            finding.safe,
            f"{finding.rule} {finding.code}" if finding.code else finding.rule,
        )
        for finding in report.findings
    ]


def installed(languagetool: str | None = None) -> list[Tool]:
    """The other tools that can be run here: LanguageTool, on its own and with Copydesk, Harper, typos and codespell.

    `languagetool` is a server's address; by default the one that COPYDESK_LANGUAGETOOL names.
    """
    tools = []
    if address := languagetool or os.environ.get(ADDRESS):
        tools.append(copydesk(Settings(languagetool=address), "Copydesk + LanguageTool"))
        tools.append(Tool("LanguageTool", lambda articles: {a.name: _languagetool(a, address) for a in articles}))
    if harper := shutil.which("harper-cli") or shutil.which("harper"):
        tools.append(Tool("Harper", lambda articles: _harper(articles, harper)))
    if typos := shutil.which("typos"):
        tools.append(Tool("typos", lambda articles: _typos(articles, typos)))
    if codespell := shutil.which("codespell"):
        tools.append(Tool("codespell", lambda articles: _codespell(articles, codespell)))
    return tools


def _run(program: str, options: Sequence[str], articles: Sequence[Article], statuses: Sequence[int]) -> str:
    """What the program prints about the articles, each a file NAME.txt in a folder of its own.

    As plain text: in a .md file, Harper reads Markdown, which a paste is not. Raises RuntimeError on another status.
    """
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            (Path(folder) / f"{article.name}.txt").write_text(article.text, encoding="utf-8", newline="")
        command = [program, *options, folder]
        run = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", timeout=1800)
    if run.returncode not in statuses:
        raise RuntimeError(f"{Path(program).name}: {run.stderr.strip()}")
    return run.stdout


def _article_name(path: str) -> str:
    return Path(path).name.removesuffix(".txt")


# LanguageTool, as it stands: American English, every rule that is on by default.

_LANGUAGETOOL = {
    "TYPOS": "typo",
    "CONFUSED_WORDS": "typo",
    "COMPOUNDING": "typo",
    "CASING": "capitalization",
    "PUNCTUATION": "punctuation",
    "TYPOGRAPHY": "punctuation",
    "STYLE": "usage",
    "REDUNDANCY": "usage",
    "PLAIN_ENGLISH": "usage",
    "REPETITIONS_STYLE": "usage",
}


def _languagetool(article: Article, address: str) -> list[Claim]:
    form = urllib.parse.urlencode({"language": "en-US", "text": article.text}).encode()
    try:
        with urllib.request.urlopen(f"{address.rstrip('/')}/v2/check", form, timeout=300) as answer:
            matches = json.load(answer)["matches"]
    except urllib.error.URLError as error:
        raise RuntimeError(f"LanguageTool at {address} does not answer: {error.reason}") from error
    places = code_points(article.text)
    return [_languagetool_claim(match, places) for match in matches]


def _languagetool_claim(match: dict[str, Any], places: Sequence[int]) -> Claim:
    rule, kind = match["rule"]["id"], match["rule"]["category"]["id"]
    category = _LANGUAGETOOL.get(kind, "grammar")
    if "WHITESPACE" in rule or "SPACE" in rule:
        category = "spacing"
    elif "WORD_REPEAT" in rule and kind == "MISC":
        category = "typo"
    start = places[match["offset"]]
    end = places[min(match["offset"] + match["length"], len(places) - 1)]
    replacements = match["replacements"]
    return Claim(start, end, category, replacements[0]["value"] if replacements else None, rule=rule)


def code_points(text: str) -> list[int]:
    """For each UTF-16 offset of the text, its offset in code points."""
    places = [0]
    for number, char in enumerate(text, 1):
        places += [number] * (2 if ord(char) > 0xFFFF else 1)
    return places


# Harper: American English, every rule that is on by default.

_HARPER = {
    "Spelling": "typo",
    "Typo": "typo",
    "Repetition": "typo",
    "WordChoice": "usage",
    "Word Choice": "usage",
    "Eggcorn": "typo",
    "Malapropism": "typo",
    "Capitalization": "capitalization",
    "Punctuation": "punctuation",
    "Formatting": "spacing",
    "Style": "usage",
    "Enhancement": "usage",
    "Redundancy": "usage",
    "Regionalism": "consistency",
    "Readability": "readability",
}
_SUGGESTION = re.compile(r"^(Replace with|Insert):? “(.*)”$", re.DOTALL)


def _harper(articles: Sequence[Article], program: str) -> Claims:
    said = _run(program, ("lint", "--format", "json", "--no-color"), articles, (0, 1))
    texts = {article.name: article.text for article in articles}
    claims: Claims = {name: [] for name in texts}
    for row in json.loads(said):
        name = _article_name(row["file"])
        claims[name] = [harper_claim(lint, texts[name]) for lint in row["lints"]]
    return claims


def harper_claim(lint: dict[str, Any], text: str) -> Claim:
    start, end = lint["span"]["char_start"], lint["span"]["char_end"]
    replacement = None
    if lint["suggestions"]:
        suggestion = _SUGGESTION.match(lint["suggestions"][0])
        if suggestion is None:
            replacement = ""
        else:
            replacement = (text[start:end] if suggestion[1] == "Insert" else "") + suggestion[2]
    category = _HARPER.get(lint["kind"], "grammar")
    severity = "info" if category == "readability" else "warning"
    return Claim(start, end, category, replacement, severity, rule=lint["rule"])


# typos and codespell: misspellings from a list and nothing else.

_WORD = re.compile(r"[\w\-'’]+")
_SPELLED = re.compile(r"(.+?):(\d+): (\S+) ==> (.+)")


def _typos(articles: Sequence[Article], program: str) -> Claims:
    said = _run(program, ("--isolated", "--format", "json"), articles, (0, 2))
    texts = {article.name: article.text for article in articles}
    claims: Claims = {name: [] for name in texts}
    for row in map(json.loads, said.splitlines()):
        if row["type"] == "typo" and "line_num" in row:  # without one, it is about the file's name
            name = _article_name(row["path"])
            claims[name].append(typos_claim(row, texts[name]))
    return claims


def typos_claim(row: dict[str, Any], text: str) -> Claim:
    """A line of typos' JSON as a claim: it counts lines from 1, and bytes in the line."""
    lines = text.split("\n")
    before = lines[row["line_num"] - 1].encode()[: row["byte_offset"]].decode()
    start = sum(len(line) + 1 for line in lines[: row["line_num"] - 1]) + len(before)
    fixes = row["corrections"]
    return Claim(start, start + len(row["typo"]), "typo", fixes[0] if fixes else None, rule="typos")


def _codespell(articles: Sequence[Article], program: str) -> Claims:
    said = _run(program, ("--config", os.devnull, "--disable-colors", "--quiet-level", "35"), articles, (0, 65))
    rows: dict[str, list[tuple[int, str, str]]] = {}
    for match in filter(None, map(_SPELLED.fullmatch, said.splitlines())):
        path, line, wrong, right = match.groups()
        rows.setdefault(_article_name(path), []).append((int(line), wrong, right))
    return {article.name: codespell_claims(rows.get(article.name, []), article.text) for article in articles}


def codespell_claims(rows: Sequence[tuple[int, str, str]], text: str) -> list[Claim]:
    """Lines of codespell's report (number from 1, word, replacements) as claims: it prints no columns, but in order."""
    starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    claims: list[Claim] = []
    for line, wrong, right in rows:
        after = max(starts[line - 1], claims[-1].end if claims else 0)
        for match in _WORD.finditer(text, after, starts[line]):
            if match[0] == wrong:
                claims.append(Claim(*match.span(), "typo", right.split(",")[0], rule="codespell"))
                break
    return claims
