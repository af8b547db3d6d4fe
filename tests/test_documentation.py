"""The made pages of docs/ say what the code does."""

import re

import pytest

from checks.core.registry import all_rules
from tests.documentation import pages


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
