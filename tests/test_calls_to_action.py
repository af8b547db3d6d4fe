"""The page speaking to its readers, and people who only use its words."""

import pytest

from checks import Settings, check

ONLY = Settings(select=("calls_to_action",))
COPY = "The boats came in at noon, and the harbour master counted them twice."


def found(text: str) -> list[str]:
    return [finding.span.of(text) for finding in check(text, ONLY).findings if finding.severity != "info"]


@pytest.mark.parametrize(
    "appeal",
    [
        "Sign up for our free newsletter and get the news in your inbox.",
        "Share your thoughts in the comments below!",
        "Follow us on Facebook and Twitter for the latest news.",
        "Click here to read the full story on our website.",
        "Don't miss out on the latest news: subscribe to our newsletter today!",
        "Let us know in the comments below what you think.",
        "Download our app to get breaking news alerts on your phone.",
        "Join our WhatsApp channel for updates.",
        "If you enjoyed this article, please share it with your friends.",
        "Thanks for reading; stay tuned and subscribe to our channel.",
    ],
)
def test_an_appeal_behind_a_sentence_of_copy_is_found_alone(appeal: str) -> None:
    assert found(f"{COPY} {appeal}") == [appeal]


@pytest.mark.parametrize(
    "text",
    [
        "The newspaper asked its readers to subscribe to a newsletter.",
        "“Follow us on Facebook,” the singer told the crowd.",
        "Police asked witnesses to contact them by e-mail.",
        "The company said users must sign up for the service by June.",
        "She shared her thoughts on the film in a long letter.",
        "The site uses cookies, and the court said that it must ask first.",
        "He told his followers to click the link and to vote.",
        "A newsletter for bee keepers has been printed in the valley for ninety years.",
        "The law on cookies made every site ask its readers for their consent.",
        "Advertisements paid for half of the paper, subscribers for the rest.",
        "In the comments below the video, fans argued about the ending.",
        "The bank told customers not to click on links in e-mails.",
        "“Download the app,” said the clerk, “and leave me alone.”",
        "More information is available from the town hall.",
        "The podcast, which has two million listeners, comes out on Fridays.",
    ],
)
def test_a_story_about_readers_and_pages_is_copy(text: str) -> None:
    assert not found(f"{COPY} {text} {COPY}")


@pytest.mark.parametrize(
    ("text", "button"),
    [
        ("AdvertisementThe vote is on Monday.", "Advertisement"),
        ("FacebookTwitterWhatsAppThe vote is on Monday.", "FacebookTwitterWhatsApp"),
        ("It goes on for a week.Read more", "Read more"),
        ("It is late. (ALSO READ: How it began)", "(ALSO READ: How it began)"),
        ("We won! pic.twitter.com/AbCd1234", "pic.twitter.com/AbCd1234"),
    ],
)
def test_a_button_that_ran_into_the_copy_is_found(text: str, button: str) -> None:
    assert found(text) == [button]


@pytest.mark.parametrize(
    "text",
    [
        "He uses Facebook, Twitter and WhatsApp.",
        "Advertisement is an industry of its own.",
        "The report (see page 4) is long.",
        "He read (more than once) the letter.",
        "Print. Share. Repeat.",
        "An AD 300 coin was found, and a BC one.",
    ],
)
def test_names_of_networks_and_brackets_in_copy_are_silent(text: str) -> None:
    assert not found(text)


def test_the_signature_of_a_post_is_only_a_hint() -> None:
    (finding,) = check("It is late. — Jane Doe (@janedoe) May 5, 2020", ONLY).findings
    assert finding.severity == "info"


def test_the_address_of_a_picture_is_found_whole_where_it_stands_against_a_word_too():
    text = "We wonhttps://t.co/AbCd1234 again.https://t.co/EfGh5678 right nowpic.twitter.com/AbCd1234"
    assert found(text) == ["https://t.co/AbCd1234", "https://t.co/EfGh5678", "pic.twitter.com/AbCd1234"]
    joined = check(text.replace("again.", "again "), Settings(select=("spacing",)))
    assert not joined.findings


def test_a_link_to_another_page_at_the_end_of_a_paragraph_is_found():
    assert found("It is over. READ MORE: How the bank was saved") == ["READ MORE: How the bank was saved"]
    assert found("It is over. READ MORE, said the poster.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "You have successfully subscribed to this newsletter!",
        "You understand that you can opt out at any time.",
        "Get the latest updates from the campaign, exclusive interviews and more content.",
    ],
)
def test_what_a_form_for_newsletters_says_is_found(sentence: str):
    assert found(f"{COPY} {sentence}") == [sentence]


def test_who_subscribed_or_opted_out_is_told_in_silence():
    text = "The firm successfully subscribed 40 users. Patients may opt out at any time. She wants to get the latest."
    assert found(f"{COPY} {text}") == []
