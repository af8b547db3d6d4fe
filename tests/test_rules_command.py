"""copydesk rules, copydesk explain and the front door itself."""

import subprocess
import sys

from checks import __version__
from checks.core.registry import all_rules
from tests.command import copydesk


def test_every_rule_is_listed():
    answer = copydesk("rules")
    assert answer.code == 0
    for rule in all_rules():
        assert rule.id in answer.text


def test_a_rule_is_explained_whole():
    answer = copydesk("explain", "spacing/double-space")
    assert answer.code == 0
    assert answer.text.startswith("spacing/double-space (spacing, warning)")
    assert "Found in:" in answer.text
    assert "Left alone:" in answer.text


def test_every_rule_can_be_explained():
    for rule in all_rules():
        assert copydesk("explain", rule.id).code == 0


def test_an_unknown_rule_is_answered_with_the_nearest_name():
    answer = copydesk("explain", "spacing/doublespace")
    assert answer.code == 2
    assert "did you mean 'spacing/double-space'?" in answer.err


def test_an_unknown_command_is_2():
    assert copydesk("chekc").code == 2


def test_the_version_is_said():
    answer = copydesk("--version")
    assert (answer.code, answer.text) == (0, f"copydesk {__version__}\n")


def test_the_command_and_the_module_are_one():
    ended = subprocess.run([sys.executable, "-m", "checks", "--version"], capture_output=True, text=True, check=True)
    assert ended.stdout == f"copydesk {__version__}\n"


def test_every_command_explains_itself():
    commands = [line.split()[0] for line in copydesk("--help").text.partition("Commands:")[2].splitlines() if line]
    assert {"check", "fix", "rules", "explain"} <= set(commands)
    for command in commands:
        assert copydesk(command, "--help").code == 0
