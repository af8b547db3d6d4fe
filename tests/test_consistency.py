"""One thing in two ways: the article's own way is kept, what is no second way stays silent."""

from hypothesis import given
from hypothesis import strategies as st

from checks import Settings, check, fix

ONLY = Settings(select=("consistency",))


def found(text: str) -> list[tuple[str, str, str]]:
    return [(f.rule.split("/")[1], f.severity, f.span.of(text)) for f in check(text, ONLY).findings]


def mended(text: str) -> str:
    return fix(text, ONLY, unsafe=True)


def test_the_spelling_used_most_is_the_articles_own() -> None:
    assert (
        mended("Dialogue helps. A dialogue is talk. Dialog ends.")
        == "Dialogue helps. A dialogue is talk. Dialogue ends."
    )


def test_a_plural_keeps_its_ending() -> None:
    assert mended("Advisers met. An adviser left. Two advisors stayed.").endswith("Two advisers stayed.")


def test_of_two_as_frequent_the_first_is_the_articles_own() -> None:
    assert mended("One adviser and one advisor.") == "One adviser and one adviser."


def test_a_dialog_box_is_no_talk() -> None:
    assert not found("The dialogue went on. Close the dialog box.")


def test_an_old_name_is_a_hint_only() -> None:
    assert found("Kyiv held. Kyiv stood. In 1990 Kiev was Soviet.") == [("two-spellings", "info", "Kiev")]


def test_colour_and_color_in_one_article_are_found() -> None:
    assert found("The colour of a colour chart is the color of the sea.") == [("two-englishes", "warning", "color")]


def test_two_forms_of_a_word_in_two_englishes_are_found() -> None:
    text = "She organizes the fair. He organized it before. The organisation is small."
    assert found(text) == [("two-englishes", "warning", "organisation")]
    assert mended(text).endswith("The organization is small.")


def test_two_words_that_look_alike_are_no_two_englishes() -> None:
    assert not found("She organizes the fair by the harbour. The colours are bright and the theatre is small.")
    assert not found("The organ was analysed. The organist has organised a fair.")


def test_a_desk_that_chose_its_english_decides_itself() -> None:
    text = "The colour of a colour chart is the color of the sea."
    report = check(text, Settings(select=("consistency",), language="en-US"))
    assert not [finding for finding in report.findings if finding.rule == "consistency/two-englishes"]


def test_a_name_keeps_its_own_english() -> None:
    assert not found("The centre is the centre. The Kennedy Center is in Washington.")


def test_a_quotation_keeps_its_own_english() -> None:
    assert not found("The colour is a colour. “What a color,” he said.")


def test_meter_and_metre_of_one_english_are_left_alone() -> None:
    assert not found("The parking meter takes coins. The parking meter is a metre high.")


def test_a_compound_with_and_without_hyphen_is_a_hint() -> None:
    assert found("A multi-faceted plan. It is multi-faceted. No plan is as multifaceted.") == [
        ("hyphened-and-closed", "info", "multifaceted")
    ]


def test_a_letter_with_and_without_hyphen_is_found() -> None:
    text = "An e-mail came. The e-mail was long. No email is short."
    assert found(text) == [("hyphened-and-closed", "warning", "email")]
    assert mended(text) == "An e-mail came. The e-mail was long. No e-mail is short."


def test_an_e_mail_in_a_quotation_is_a_hint() -> None:
    text = "The email came. An email is short. “Your e-mail is long,” she wrote."
    assert found(text) == [("hyphened-and-closed", "info", "e-mail")]


def test_to_re_sign_is_not_to_resign() -> None:
    assert not found("He re-signed. They re-signed. She may resign.")


def test_us_without_dots_is_found_where_dots_are_the_style() -> None:
    text = "The U.S. agreed. U.S. officials left. A U.S. envoy and a U.S. judge spoke to the US and Russia."
    assert mended(text).endswith("spoke to the U.S. and Russia.")


def test_a_us_dollar_sum_is_no_country() -> None:
    assert not found("The U.S. paid. U.S. aid came. A U.S. loan and a U.S. gift: $5 US each.")


def test_per_cent_in_two_ways_is_a_hint_without_a_fix() -> None:
    report = check("Sales rose 5 percent, then 7 percent, and costs 3%.", ONLY)
    assert [(f.rule, f.severity, f.fixes) for f in report.findings] == [("consistency/two-styles", "info", ())]


def test_percent_and_per_cent_are_found() -> None:
    text = "Sales rose 5 percent. Costs rose 6 per cent, he said."
    assert found(text) == [("two-styles", "warning", "per cent")]
    assert mended(text) == "Sales rose 5 percent. Costs rose 6 percent, he said."


def test_per_cent_in_a_quotation_is_left_alone() -> None:
    assert not found("Sales rose 5 percent. “By 6 per cent,” he wrote. It fell by a few per cent.")


def test_times_of_day_in_two_ways_are_found() -> None:
    assert mended("It opens at 9 a.m. daily. It closes at 5pm today.") == (
        "It opens at 9 a.m. daily. It closes at 5 p.m. today."
    )
    assert mended("It opens at 9 a.m. daily. It closes at 5pm.") == "It opens at 9 a.m. daily. It closes at 5 p.m."
    assert mended("It opens at 9 am daily. It closes at 5pm.") == "It opens at 9 am daily. It closes at 5 pm."


def test_times_of_day_in_one_way_are_silent() -> None:
    assert not found("It opens at 9 a.m. and closes at 5 p.m. I am late. The 3pm is a ship.".replace("3pm", "PM"))


def test_dates_in_one_style_are_silent() -> None:
    assert not found("It began on March 5 and ended on April 9, 2024.")


def test_a_year_is_no_thousand() -> None:
    assert not found("In 2024 about 3,000 people came, 4,500 left, and 1,200 stayed.")


@given(
    st.lists(st.sampled_from(["colour", "color", "dialogue", "dialog", "e-mail", "email", "Kiev", "Kyiv"]), max_size=12)
)
def test_mending_leaves_nothing(chosen: list[str]) -> None:
    again = mended(" and ".join(["We saw", *chosen, "today."]))
    assert mended(again) == again
