"""The made pages of docs/ say what the code does."""

import re

import pytest

from checks import formats, reports
from checks.core.registry import all_rules
from tools.documentation import pages


@pytest.mark.parametrize("path", pages(), ids=lambda path: path.name)
def test_a_made_page_is_what_the_code_makes_it(path):
    assert path.is_file(), "run `make docs`"
    assert path.read_text(encoding="utf-8") == pages()[path], "the code has moved: run `make docs`"


def test_every_rule_has_its_heading():
    (text,) = (text for path, text in pages().items() if path.name == "rules.md")
    prose = re.sub(r"(?ms)^(```|~~~~).*?^\1$", "", text)
    assert set(re.findall(r"(?m)^### (.+)$", prose)) == {rule.id for rule in all_rules()}


def test_an_example_cannot_close_its_fence():
    (text,) = (text for path, text in pages().items() if path.name == "rules.md")
    assert len(re.findall(r"(?m)^```", text)) % 2 == 0


def test_every_command_option_and_format_is_documented():
    made = {path.name: text for path, text in pages().items()}
    for name in ("check", "fix", "rules", "explain", "dashboard", "languagetool install", "config show"):
        assert f"## copydesk {name}\n" in made["commands.md"]
    for option in ("--report", "--min-score", "--max-findings", "--exclude", "--jobs", "--no-cache", "--targets"):
        assert option in made["commands.md"]
    for name in reports.names():
        assert f"| `{name}` |" in made["formats.md"]
    for ending in formats.formats():
        assert f"`{ending}`" in made["formats.md"]
