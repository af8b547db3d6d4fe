"""LanguageTool's rules as one checker among equals: those that measured well on news, from a server that runs."""

import json
import os
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from itertools import takewhile
from pathlib import Path

from checks.core.asking import NoAnswer, Silence, ask, leave_alone, left_alone, said
from checks.core.document import Document
from checks.core.errors import Unavailable
from checks.core.finding import Fix, Problem
from checks.core.masking import MASKED
from checks.core.quotations import quotations
from checks.core.rule import WARNING, rule
from checks.core.settings import AUTO, REQUIRED, Settings
from checks.core.span import Span, within
from checks.rules.engines._answers import Match, Nonsense, languages, matches
from checks.rules.engines._choices import category_of, never_asked

ADDRESS = "COPYDESK_LANGUAGETOOL"
"""The environment variable that names a server for `auto`."""

LONGEST = 500_000
"""Characters; LanguageTool reads some thousand words a second, and nobody waits minutes for one article."""

PIECE = 20_000
"""Characters sent at once: an answer comes long before any time-out, and other articles get their turn."""

PATIENCE = 10.0
"""Seconds in which a server has to say what it is: what does not say that it reads the language gets no text."""

GRACE, PACE = 15.0, 2_000
"""Seconds for any text, and the characters for which there is one more: a busy machine reads four times as many."""

_lock = threading.Lock()
"""One article at a time: who waits for a silent server learns of it from who asked, and need not find it out."""

_BLANKS = re.compile(r"(\s+)")
_SCORE = re.compile(r"[\d\W]*\d[\d\W]*")
_NAME_TWICE = re.compile(r"\w+\s+[A-Z]\w*")
_REPEATED = "ENGLISH_WORD_REPEAT_RULE"
_PIECES = re.compile(rf"(?s).{{1,{PIECE}}}(?:\n|\Z)|.{{1,{PIECE}}}")


@rule(severity=WARNING, category="typo", asked_by="languagetool", foreign=True)
def typo(document: Document, settings: Settings) -> Iterator[Problem]:
    """A wrong word that is spelt right, or a doubled one.

    LanguageTool knows thousands of words that are taken for each other, by what stands beside them.
    """
    yield from _problems(document, settings, "typo")


@rule(severity=WARNING, category="grammar", asked_by="languagetool", foreign=True)
def grammar(document: Document, settings: Settings) -> Iterator[Problem]:
    """Words that do not agree, a wrong form of a verb, a wrong article.

    Readers stumble over them. What stands in quotation marks is left alone: it is the speaker's own.
    """
    yield from _problems(document, settings, "grammar")


@rule(severity=WARNING, category="capitalization", asked_by="languagetool", foreign=True)
def capitalization(document: Document, settings: Settings) -> Iterator[Problem]:
    """A name or a sentence start without its capital.

    LanguageTool has lists of its own; they find some that the built-in evidence leaves open.
    """
    yield from _problems(document, settings, "capitalization")


@rule(severity=WARNING, category="spacing", asked_by="languagetool", foreign=True)
def spacing(document: Document, settings: Settings) -> Iterator[Problem]:
    """A space missing, doubled, or on the wrong side of a mark.

    Joined sentences are hard to read, and no later program mends them.
    """
    yield from _problems(document, settings, "spacing")


@rule(severity=WARNING, category="punctuation", asked_by="languagetool", foreign=True)
def punctuation(document: Document, settings: Settings) -> Iterator[Problem]:
    """A doubled, foreign or misplaced mark.

    Only marks that no house style wants; commas are left to the desk.
    """
    yield from _problems(document, settings, "punctuation")


@rule(severity=WARNING, category="usage", asked_by="languagetool", foreign=True)
def usage(document: Document, settings: Settings) -> Iterator[Problem]:
    """The wrong preposition or verb beside a word.

    "Responsible of" is no error of spelling, but every reader hears it.
    """
    yield from _problems(document, settings, "usage")


def cache_folder() -> Path:
    """The user's folder for what can be made again, under COPYDESK_CACHE where that is set. It may not exist yet."""
    if named := os.environ.get("COPYDESK_CACHE"):
        return Path(named)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "copydesk"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "copydesk"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "copydesk"


def state_file() -> Path:
    """Where `copydesk languagetool start` writes down the address and the process of the server it left running."""
    return cache_folder() / "languagetool.json"


def address(asked: str) -> str | None:
    """The server's address for a setting: the setting itself, or else the one named or started; None without."""
    found = asked if asked not in (AUTO, REQUIRED) else os.environ.get(ADDRESS)
    if not found:
        with suppress(OSError, ValueError, KeyError, TypeError):
            found = str(json.loads(state_file().read_text(encoding="utf-8"))["url"])
    return found.rstrip("/").removesuffix("/v2") if found else None


def software(url: str) -> str:
    """What a server says of itself, its version among it; empty where it says nothing, or is left alone."""
    if url not in left_alone():
        try:
            with _lock:
                return ask(f"{url}/v2/info", PATIENCE).decode("utf-8", "replace")
        except Silence as error:
            leave_alone({url: str(error)})
        except NoAnswer:  # not every server knows this question
            return ""
    return ""


def _problems(document: Document, settings: Settings, category: str) -> Iterator[Problem]:
    spoken = quotations(document.prose) if category == "grammar" else []
    for match in _answer(document, settings):
        text, around = document.prose[match.start : match.end], document.prose[max(match.start - 1, 0) : match.end + 1]
        if category_of(match.rule, match.group) != category or MASKED in around or _SCORE.fullmatch(text):
            continue  # left out, or beside an address or a tag that LanguageTool could not read, or a doubled score
        if match.rule == _REPEATED and _NAME_TWICE.fullmatch(text):
            continue  # Wagga Wagga, Duran Duran
        left, right = _unchanged(text, match.replacements)
        span = Span(match.start + left, match.end - right)
        if not within(span, spoken):
            fixes = tuple(Fix(fix[left : len(fix) - right]) for fix in match.replacements)
            yield Problem(span, match.message, fixes, code=match.rule)


def _unchanged(text: str, replacements: tuple[str, ...]) -> tuple[int, int]:
    """How many characters at the start and at the end every replacement leaves as they are, in whole words."""
    parts = [_BLANKS.split(part) for part in (text, *replacements)] if replacements else []
    head = [column[0] for column in takewhile(_alike, zip(*parts, strict=False))]
    rests = [part[len(head) :][::-1] for part in parts]
    tail = [column[0] for column in takewhile(_alike, zip(*rests, strict=False))]
    return len("".join(head)), len("".join(tail))


def _alike(column: tuple[str, ...]) -> bool:
    return len(set(column)) == 1


def _answer(document: Document, settings: Settings) -> tuple[Match, ...]:
    """What LanguageTool says of the article. Raises Unavailable where it can say nothing."""
    url, required = address(settings.languagetool), settings.languagetool != AUTO
    if url is None:
        reason = f"no server; `copydesk languagetool start` starts one, {ADDRESS} names another"
        raise Unavailable(reason, required=required)
    if len(document.text) > LONGEST:
        raise Unavailable(f"longer than {LONGEST:,} characters: LanguageTool would take minutes", required=required)
    found: tuple[Match, ...] | Nonsense | NoAnswer
    try:
        with _lock:
            found = _asked(url, "en-US" if settings.language == "en" else settings.language, document.prose)
    except NoAnswer as error:
        found = error
    if isinstance(found, tuple):
        return found
    raise Unavailable(f"no LanguageTool answers at {url}: {found}", required=required)


@lru_cache(maxsize=16)
def _asked(url: str, language: str, prose: str) -> tuple[Match, ...] | Nonsense:
    """The server's whole answer, the same for every rule of this module; Nonsense where this one makes no sense.

    Raises NoAnswer.
    """
    if language not in said(url, "/v2/languages", PATIENCE, languages):
        raise NoAnswer(f"it does not know {language}")
    until = time.monotonic() + GRACE + len(prose) / PACE
    found: list[Match] = []
    for piece in _PIECES.finditer(prose):
        seconds = min(GRACE + len(piece[0]) / PACE, until - time.monotonic())
        answer = said(url, "/v2/check", seconds, bytes, _form(language, piece[0]))
        try:
            found += matches(answer, piece[0], piece.start())
        except Nonsense as nonsense:  # about this text; of others it may know more
            return nonsense
    return tuple(found)


def _form(language: str, text: str) -> dict[str, str]:
    rules, groups = never_asked()
    spelling = f"MORFOLOGIK_RULE_{language.upper().replace('-', '_')}"
    never = {"disabledRules": ",".join(sorted({*rules, spelling})), "disabledCategories": ",".join(sorted(groups))}
    return {"language": language, "text": text, **never}
