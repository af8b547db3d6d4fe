"""Colours for the text report at a terminal; what they say stands there in words too."""

import os
import re
import sys

_STYLES = {"error": "31;1", "warning": "33;1", "info": "36"}
_FINDING = re.compile(
    r"^(?P<place>.*:\d+:\d+): (?P<severity>error|warning|info) (?P<message>.*) (?P<rule>\[[^\[\]]+\])$"
)
_CARET = re.compile(r"^(?P<before> +\^+)(?P<change>.*)$")


def wanted() -> bool:
    """True where standard output is a terminal that shows colours and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def coloured(text: str) -> str:
    """The text report with its places, severities and changes set apart."""
    return "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    if match := _FINDING.match(line):
        severity = _set(match["severity"], _STYLES[match["severity"]])
        return f"{_set(match['place'], '1')}: {severity} {match['message']} {_set(match['rule'], '2')}"
    if match := _CARET.match(line):
        return f"{_set(match['before'], '32;1')}{_set(match['change'], '32')}"
    return line


def _set(text: str, style: str) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if text else ""
