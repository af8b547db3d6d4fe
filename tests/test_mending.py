"""What `fix` promises, on texts made of defects: it goes on until nothing is left, and nothing gets worse."""

import random
import re
from itertools import pairwise

import pytest

from checks import Document, check, fix
from checks.core.applying import applied
from tests.mending import FORMATS, Mended, defective, mended

COUNTS = {"text": 240, "markdown": 120, "html": 120}


def once(document: Document) -> str:
    """The text after one pass."""
    return applied(document.text, check(document).findings)


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


TREES = "Alder Birch Cedar Damson Elder Fir Gorse Hazel".split()
LIST_TAGS = "<ul> <li> <li> </li> </li> </ul> <p> </p> <br> <ol> <b>".split()


def half_mended(seed: int) -> str:
    """Sentences, each about a tree of its own, with tags of lists around them that have lost their partners."""
    dice = random.Random(seed)
    parts: list[str] = []
    for tree in dice.sample(TREES, dice.randint(2, 4)):
        for _ in range(dice.choice((0, 1, 2, 3, 3))):
            parts += dice.choice(LIST_TAGS), dice.choice(("\n", "\n\n", "\n\n", " ", "", "  ", "\t"))
        parts += f"{tree} trees grow here.", dice.choice(("\n", "\n\n", " "))
    return "".join(parts)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("mend", [fix, once], ids=["until it is still", "once"])
def test_paragraphs_stay_apart_where_the_tags_of_a_list_go(form, mend):
    for seed in range(300):
        text = half_mended(seed)
        kept = mend(Document(text, format=form))
        trees = re.findall("|".join(TREES), text)
        assert re.findall("|".join(TREES), kept) == trees
        for one, other in pairwise(trees):
            gaps = [source[source.index(one) : source.index(other)] for source in (text, kept)]
            parted = [re.search(r"\n[ \t]*\n", gap) is not None for gap in gaps]
            assert parted[1] or not parted[0], (text, kept)


def test_two_lines_that_lose_their_tags_together_do_not_lose_the_paragraph_between():
    source = "</ul></p> </li>\nFir trees grow here.\t</ul>\n</ol></p>\n\nElder trees grow here.\n"
    assert "\n\nElder" in once(Document(source, format="markdown"))
    assert once(Document("One tree.\n\n<ul>\n<li>\n\nTwo trees.")) == "One tree.\n\nTwo trees."
    assert once(Document("One tree.\n<ul>\n\n<li>\nTwo trees.")) == "One tree.\n\nTwo trees."


def test_a_seed_makes_the_same_text_again():
    assert defective("a 1") == defective("a 1") != defective("a 2")
