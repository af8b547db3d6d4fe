"""Blanks that are missing, doubled or on the wrong side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

SETTINGS = Settings(select=("spacing",))


def mended(text: str) -> str:
    return fix(text, SETTINGS)


def silent(text: str) -> bool:
    return not check(text, SETTINGS).findings


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("with both parties,in particular", "with both parties, in particular"),
        ("human rights,election interference,and more", "human rights, election interference, and more"),
        ("On May 5,2020 the talks began.", "On May 5, 2020 the talks began."),
        ("“It failed,”she said.", "“It failed,” she said."),
        ("Thank you for having me.Secretary Rubio spoke.", "Thank you for having me. Secretary Rubio spoke."),
        ("It ended in 2016.The rest is known.", "It ended in 2016. The rest is known."),
        ("It ended on May 8.US banks opened.", "It ended on May 8. US banks opened."),
        ("the broader U.S.foreign policy", "the broader U.S. foreign policy"),
        ("where U.S.and Russian interests align", "where U.S. and Russian interests align"),
        ("Dr.Petrova: The implications", "Dr. Petrova: The implications"),
        ("Editor:Welcome to the show", "Editor: Welcome to the show"),
        ("a fundamental  lack of trust", "a fundamental lack of trust"),
        ("a provocative attitude .", "a provocative attitude."),
        ("the speaker , the leader", "the speaker, the leader"),
        ("the talks failed ,said Ms. Vance", "the talks failed, said Ms. Vance"),
        ("the Senate ’s leader", "the Senate’s leader"),
        ("they do n't know", "they don't know"),
        ("a “ good start ” today", "a “good start” today"),
        ("Excimer, CO2& others", "Excimer, CO2 & others"),
        ("the bank (HSBC)said so", "the bank (HSBC) said so"),
    ],
)
def test_a_slip_is_mended(before, after):
    assert mended(before) == after


@pytest.mark.parametrize(
    "text",
    [
        "It cost $5,000, not 1,250,000 yen.",
        "See www.example.org/a,b,c or mail editor@example.org.",
        "Amazon.com and Booking.com, Node.js and index.html are names.",
        "He paused . . . and then ... went on.",
        "At 10:30 the score was 2:1, a 3.5-point lead at 7 p.m. on Monday.",
        "J.R.R. Tolkien, W.E.B. Du Bois and E.B. White",
        "The U.S.-led force met the U.S.’s allies; the U.K.'s too.",
        "“No,” she said. “Never.” He said, ‘Yes.’",
        "two- and three-year terms, pre- or post-war, and 2013–2020",
        "R&D at AT&T, and Marks & Spencer",
        "The winner(s) will be told; call f(x).",
        "rock 'n' roll in the '90s, the kids' shoes",
        "first line\n    an indented line\n\n\tanother",
        "City     1990     2000\nOslo     450      510",
        "A smile :) and a wink ;-)",
        "Yahoo! and Jeopardy! are names, “Help!” a film.",
        "See JustMoney.Org and the film Thi.Mi.Ram of 2018.",
        "re:publica opens; std::vector does not.",
        "R&amp;B, Tom&nbsp;and Ann",
        "v.12.30 and fig.3, no.5 of 20",
        "It runs on version 3.RC builds.",
        "N,N-dimethyl, x,y and 2,4-D",
    ],
)
def test_what_is_right_stays_silent(text):
    assert silent(text)


def test_what_a_wiki_leaves_is_no_missing_space():
    assert {f.category for f in check("[Category:Lamps and harbours]]").findings} == {"markup"}


def test_an_address_gets_its_space_after_a_sentence_whatever_it_leads_to():
    for address in ("https://t.co/AbCdEf12", "https://example.org/lamps"):
        assert mended(f"The rain has stopped.{address}") == f"The rain has stopped. {address}"


def test_a_missing_blank_is_one_finding_at_the_comma():
    (finding,) = check("parties,in particular", SETTINGS).findings
    assert (finding.rule, finding.span.start, finding.span.end) == ("spacing/missing-after-comma", 7, 8)


def test_a_cut_off_quotation_is_no_lopsided_dash():
    assert silent("“We will not—” She stopped.")


def test_a_blank_behind_lost_words_is_not_mended_in_bulk():
    texts = (
        "It has a beam of , and it sank.",
        "The ships were . They sank.",
        "Mr Doe , spoke.",
        "The talks , again",
    )
    assert [f.safe for text in texts for f in check(text, SETTINGS).findings] == [False, False, False, True]


def test_initials_before_a_name_are_not_parted_in_bulk():
    assert [f.safe for f in check("Commanded by H.M.Sujono of the U.S.navy.", SETTINGS).findings] == [False, True]


CLEAN = (
    "The council met on Monday, voted for the lamps, and left. Its leader, Anna Berg, said: “We are glad.” On May 5,"
    " 2024, the old ones went; nobody, not even the mayor, was sad."
)


@given(st.sampled_from([at for at, letter in enumerate(CLEAN) if letter == " " and CLEAN[at - 1] in ",;."]))
def test_any_blank_that_is_taken_from_behind_a_mark_comes_back(at: int):
    assert mended(CLEAN[:at] + CLEAN[at + 1 :]) == CLEAN


@given(st.sampled_from([at for at, letter in enumerate(CLEAN) if letter in ",;.:" and at < len(CLEAN) - 1]))
def test_any_blank_that_is_put_before_a_mark_goes_again(at: int):
    wrong = CLEAN[:at] + " " + CLEAN[at:]
    assert fix(wrong, SETTINGS, unsafe=True) == CLEAN


@given(st.lists(st.sampled_from(["talks", "ended", "Monday", "with", "officials"]), min_size=2, max_size=8))
def test_any_comma_between_words_gets_its_blank(words):
    assert mended(",".join(words)) == ", ".join(words)


@given(
    st.lists(st.sampled_from(["talks", "ended,", "Monday.", "“with”", "(officials)"]), min_size=1, max_size=8),
    st.data(),
)
def test_doubled_blanks_become_one_wherever_they_stand(words, data):
    gaps = [" " * data.draw(st.integers(1, 4)) for _ in words[1:]] + [""]
    assert mended("".join(w + gap for w, gap in zip(words, gaps, strict=True))) == " ".join(words)


def test_a_blank_behind_a_question_mark_and_before_a_small_letter_waits_to_be_asked_for():
    text = "They asked: what?he would not say."
    assert mended(text) == text
    assert fix(text, SETTINGS, unsafe=True) == "They asked: what? he would not say."
    assert mended("They asked what?He would not say.") == "They asked what? He would not say."
