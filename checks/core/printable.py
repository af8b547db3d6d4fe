"""Names and texts as they are shown: nothing in them ends a line, steers a terminal or is a command to a CI system.

A name is kept as the file system has it, and a message with the names in it; each way out of Copydesk (the terminal,
every report) makes them harmless. So no other place has to think of it, and none can forget it.
"""

import re

STEERING = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
"""What a terminal obeys, what turns the direction of a line, and what no encoding holds; but tabs and line breaks."""
COMMAND = re.compile(r"##(?=\w*\[)")
"""What opens a command of a log anywhere in a line: `##[error]` on GitHub, `##vso[…]` on Azure."""
OPENING = re.compile(r"(?:^|(?<=\r))([^\S\n]*):(?=:)", re.MULTILINE)
"""What opens one at the start of a line: `::error::` on GitHub."""

_SURROGATES = re.compile("[\ud800-\udfff]")
_STEERING = re.compile(f"[{STEERING}]")
_ALONE = re.compile(r"\r(?!\n)")
_PICTURES = {"\n": "⏎", "\r": "⏎", "\t": "→", "\u00a0": "⍽"}


def shown(text: object) -> str:
    """A name or a message on one line of printable characters."""
    return defused(printable(str(text)))


def printable(text: str) -> str:
    """The text on one line, each character that has no shape replaced by its name."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else _PICTURES.get(c) or named(c) for c in text.replace("\r\n", "\n"))


def harmless(text: str) -> str:
    """A text as a terminal may print it: its lines and tabs stay, what steers is replaced by its name."""
    return _ALONE.sub(_PICTURES["\r"], tamed(text))


def tamed(text: str) -> str:
    """The text with the names of characters that steer in their place; its tabs and line breaks stay."""
    return _STEERING.sub(lambda match: named(match[0]), text)


def without_surrogates(text: str) -> str:
    """The text as every encoding of Unicode holds it; its other characters stay."""
    return _SURROGATES.sub(lambda match: named(match[0]), text)


def defused(text: str) -> str:
    """The text with a space in what a CI system would take for a command in its log."""
    return OPENING.sub(r"\1: ", COMMAND.sub("## ", text))


def named(character: str) -> str:
    """“<U+001B>”, or “<0xE9>” for a byte of a file's name that is no UTF-8."""
    if "\udc80" <= character <= "\udcff":  # as Python's surrogateescape carries such a byte
        return f"<0x{ord(character) - 0xDC00:02X}>"
    return f"<U+{ord(character):04X}>"
