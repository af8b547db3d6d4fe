"""Heads, announcements and pictures of mails, and what only speaks of them."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("mail_artifacts",))


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, ONLY).findings]


@pytest.mark.parametrize(
    "piece",
    [
        "---------- Forwarded message ---------",
        "-----Original Message-----",
        "Begin forwarded message:",
        "From: Ann Lee <ann@example.org>",
        "From: Ann Lee\nSent: Monday, 5 May 2025 09:14\nTo: The desk\nSubject: The ferry",
        "On Mon, May 5, 2025 at 9:14 AM Ann Lee <ann@example.org> wrote:",
        "> On 5 May 2025, Ann Lee wrote:",
        "[cid:image001.png@01D9A1B2.C3D4E5F0]",
        "<image001.jpg>",
    ],
)
def test_what_a_mail_program_added_is_found_between_two_paragraphs(piece: str) -> None:
    assert found(f"The ferry is late.\n\n{piece}\n\nIt left at noon.") == [piece]


@pytest.mark.parametrize(
    "text",
    [
        "From: the beginning of the year until May, the ferry was late.",
        "The date: 5 May.",
        "She forwarded the message to the mayor.",
        "On Monday the mayor wrote:\n\n“The ferry is late.”",
        "In 2019 the mayor wrote: “The ferry is late.”",
        "The picture [left] shows the ferry.",
    ],
)
def test_copy_that_speaks_of_mails_is_left_alone(text: str) -> None:
    assert found(text) == []
