"""The comma between a quoted sentence and its speaker."""

import pytest

from checks import Settings, fix

ONLY = Settings(select=("quoted_speech",))


def mended(text: str) -> str:
    return fix(text, ONLY, unsafe=True)


@pytest.mark.parametrize("text", ["“The ferry is very late” he said.", "“The ferry is very late.” he said."])
def test_a_quoted_sentence_gets_its_comma(text: str) -> None:
    assert mended(text) == "“The ferry is very late,” he said."


@pytest.mark.parametrize(
    "text",
    [
        "“The ferry is very late,” he said.",
        "“Is the ferry very late?” he said.",
        "“The ferry is very late.” He said so twice.",
        "In “The Ferry of the Isle” Lee wrote of home.",
        "He called it “a start” and Lee said no.",
        "The “late ferry” Lee said he missed was on time.",
    ],
)
def test_other_quotations_are_left_alone(text: str) -> None:
    assert mended(text) == text
