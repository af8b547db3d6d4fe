"""Time codes and speakers' marks, and times and names in copy."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("subtitles",))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    "piece",
    [
        "00:01:23,456 --> 00:01:26,789",
        "12\n00:01:23.456 --> 00:01:26.789",
        "WEBVTT",
        "[00:03:12]",
        "♪ ♪",
        "Speaker 2 (00:12):",
        "SPEAKER 1:",
        r"{\an8}",
    ],
)
def test_a_mark_of_a_subtitle_file_is_found(piece: str) -> None:
    assert found(f"The ferry is late.\n\n{piece}\n\nIt left at noon.") == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "She ran 1500 metres in 4:05.32, he in 4:01.07.",
        "At 10:15:30 the ground shook.",
        "08:15\n\nThe ferry has left.",
        "Speaker Lee opened the sitting.",
        "Speaker: The ferry is late.",
        "“We [inaudible] left,” he said. [Applause]",
        "♪ The ferry is late ♪",
    ],
)
def test_times_and_speakers_in_copy_are_left_alone(text: str) -> None:
    assert found(text) == []
