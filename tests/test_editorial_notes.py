"""Notes, end marks and slots of a newsroom, and words that only look like them."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("editorial_notes",))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    "piece",
    [
        "[CHECK]",
        "[check with legal]",
        "(confirm the date)",
        "[TK: age of the captain]",
        "[photo to come]",
        "[PULL QUOTE]",
        "[insert photo of the ferry]",
        "[VIDEO HERE]",
    ],
)
def test_a_note_inside_a_sentence_is_found(piece: str) -> None:
    assert found(f"The captain {piece} spoke on Monday.") == [piece]


@pytest.mark.parametrize(
    "line",
    [
        "TODO: call the captain",
        "FIXME: his name",
        "-30-",
        "###",
        "ENDS",
        "(more)",
        "more to follow",
        "EMBARGOED UNTIL 6 A.M.",
    ],
)
def test_a_line_for_the_desk_is_found(line: str) -> None:
    assert found(f"The ferry is late.\n\n{line}\n\nIt left at noon.") == [line]


@pytest.mark.parametrize("gap", ["XX", "xx", "XXX"])
def test_a_gap_for_a_number_is_found(gap: str) -> None:
    assert found(f"It rose by {gap} per cent.") == [gap]


@pytest.mark.parametrize(
    "text",
    [
        "“[Check] the ropes,” he said.",
        "The list (check it twice) is long.",
        "He has two X chromosomes; she wore a size XXL.",
        "The start is TBC, the end TBD.",
        "Louis XX never reigned.",
        "The season ends in May.",
        "More to come? Nobody knew.",
        "The headline: a ferry is late.",
        "The embargo ended in May.",
        "Is it late??? It is.",
        "The picture (left) is old.",
    ],
)
def test_copy_is_left_alone(text: str) -> None:
    assert found(text) == []
