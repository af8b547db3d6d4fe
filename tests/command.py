"""The command line through its front door, in this process: what it printed and how it ended."""

import json
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

from checks.__main__ import app


@dataclass(frozen=True)
class Answer:
    """What a command printed, to the byte, and its exit code."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        return self.out.decode()

    @property
    def rows(self) -> list[dict[str, Any]]:
        """The lines of `--format jsonl`."""
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def found(self) -> list[str]:
        """The rules of every finding, in order."""
        return [finding["rule"] for row in self.rows for finding in row["findings"]]


def copydesk(*arguments: object, stdin: bytes | str = b"") -> Answer:
    """Runs `copydesk ARGUMENTS`; anything but an exit code is raised here, so that no test takes it for one."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], input=stdin)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Answer(result.exit_code, result.stdout_bytes, result.stderr)


def jsonl(*arguments: object, stdin: bytes | str = b"") -> Answer:
    """Runs `copydesk check --format jsonl --languagetool off ARGUMENTS`."""
    return copydesk("check", "--format", "jsonl", "--languagetool", "off", *arguments, stdin=stdin)
