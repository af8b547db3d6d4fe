"""What `fix` promises, on texts made of defects: it goes on until nothing is left, and nothing gets worse."""

import pytest

from tests.mending import FORMATS, Mended, defective, mended

COUNTS = {"text": 240, "markdown": 120, "html": 120}


@pytest.fixture(scope="module", params=FORMATS)
def texts(request: pytest.FixtureRequest) -> list[Mended]:
    return list(mended("safe", COUNTS[request.param], request.param))


def test_most_of_the_texts_have_something_to_mend(texts):
    assert sum(each.text != each.document.text for each in texts) > len(texts) / 3
    assert len({each.document.text for each in texts}) > len(texts) * 0.9


def test_no_error_is_there_that_was_not_there_before(texts):
    for each in texts:
        assert not each.new_errors, each.document.text


def test_nothing_safe_is_left_but_what_would_bring_an_error(texts):
    left = [each for each in texts if each.left]
    assert len(left) <= len(texts) // 20
    for each in left:
        assert all(map(each.brings_error, each.left)), each.document.text


def test_what_is_mended_stays_as_it_is(texts):
    for each in texts:
        assert each.still, each.document.text


@pytest.mark.parametrize("form", FORMATS)
def test_unsafe_fixes_come_to_rest_too(form):
    for each in mended("unsafe", COUNTS[form] // 2, form, unsafe=True):
        assert each.still, each.document.text
        assert not each.new_errors, each.document.text


def test_a_seed_makes_the_same_text_again():
    assert defective("a 1") == defective("a 1") != defective("a 2")
