"""Replies, menus and times that stand twice."""

from checks import check
from checks.core.fixing import fix
from checks.core.settings import Settings

ONLY = Settings(select=("echoes",))


def found(text):
    return [(f.severity, text[f.span.start : f.span.end]) for f in check(text, ONLY).findings]


def test_thanks_at_both_ends_of_an_interview_are_found():
    thanks = "Thank you for having me."
    text = f"Host: Good evening.\n\nDr. Ann Lee, Ferry Expert: {thanks}Boats age.\n\nDr. Lee: {thanks}"
    assert found(text) == [("warning", "Thank you for having me.")]


def test_another_reply_that_comes_again_is_a_hint():
    text = "Lee: I know nothing about that.\n\nHost: Nothing?\n\nLee: I know nothing about that."
    assert found(text) == [("info", "I know nothing about that.")]


def test_short_replies_are_silent():
    assert found("Lee: Yes, I do.\n\nHost: Really?\n\nLee: Yes, I do.") == []


def test_thanks_that_go_on_otherwise_are_silent():
    assert found("Lee: Thank you for having me.\n\nHost: So.\n\nLee: Thank you for asking me.") == []


def test_thanks_outside_an_interview_are_silent():
    assert found("Thank you for having me.\n\nIt was late.\n\nThank you for having me.") == []


def test_a_share_bar_at_both_ends_is_one_finding():
    bar = "* Facebook\n* Mastodon\n* Email\n* Print"
    assert found(f"{bar}\n\nA story of some length.\n\n{bar}") == [("warning", bar)]


def test_a_share_bar_is_removed_with_its_lines():
    bar = "* Facebook\n* Mastodon\n* Email\n* Print"
    text = f"{bar}\n\nA story of some length.\n\n{bar}\n"
    assert fix(text, ONLY, unsafe=True).rstrip() == f"{bar}\n\nA story of some length."


def test_three_equal_lines_are_no_menu():
    assert found("* One day\n* Two days\n* Three\n\nA story.\n\n* One day\n* Two days\n* Three") == []


def test_scores_in_rows_are_no_menu():
    assert found("6-4\n3-6\n7-5\n6-1\n\nA match.\n\n6-4\n3-6\n7-5\n6-1") == []


def test_a_time_twice_in_one_sentence_is_found_and_goes():
    text = "The club have this morning paid the fee to the league this morning to sign him."
    assert fix(text, ONLY, unsafe=True) == "The club have this morning paid the fee to the league to sign him."


def test_times_that_are_compared_are_silent():
    assert (
        found("He sold more last weekend than anybody else last weekend, and it rained last night and last night only.")
        == []
    )
