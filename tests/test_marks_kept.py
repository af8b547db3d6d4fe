"""A fix that reaches over a tag or a mark is unsafe, and leaves every mark something to mark; one beside it is safe."""

import re
from collections import Counter

import pytest

from checks import Document, check, fix

SAFE = [
    ("html", "<p>She left.  <b>He  stayed</b>  at home.</p>", "<p>She left. <b>He stayed</b> at home.</p>"),
    ("html", "<p>It rained,<b>in</b> town.</p>", "<p>It rained, <b>in</b> town.</p>"),
    ("html", "<p>The <i>minister</i> , she said.</p>", "<p>The <i>minister</i>, she said.</p>"),
    ("html", "<p>Tea &amp; cake  &amp; pie.</p>", "<p>Tea &amp; cake &amp; pie.</p>"),
    ("html", "<p>It was\n   was late.</p>", "<p>It was late.</p>"),
    ("html", "<p>It was <em>at at</em> noon.</p>", "<p>It was <em>at</em> noon.</p>"),
    ("markdown", "She left.  *He  stayed*  at home.\n", "She left. *He stayed* at home.\n"),
    ("markdown", "It rained,**in** town.\n", "It rained, **in** town.\n"),
    ("markdown", "She saw [the  report](u)  again.\n", "She saw [the report](u) again.\n"),
    ("markdown", "> It was\n> was late.\n", "> It was late.\n"),
    ("markdown", "**Rain**:The town is wet.\n", "**Rain**: The town is wet.\n"),
]


@pytest.mark.parametrize(("form", "source", "mended"), SAFE)
def test_a_fix_inside_a_run_of_text_or_beside_a_mark_is_safe(form, source, mended):
    assert fix(Document(source, format=form)) == mended


UNSAFE = [
    ("html", "<p>It was <em>was</em> late.</p>", "<p>It <em>was</em> late.</p>"),
    ("html", "<p>It <em>was</em> was late.</p>", "<p>It <em>was</em> late.</p>"),
    ("html", '<p>The <a href="u">the link</a> is here.</p>', '<p><a href="u">The link</a> is here.</p>'),
    ("html", "<p>It is the<b> the end</b> of it.</p>", "<p>It is the<b> end</b> of it.</p>"),
    ("markdown", "It was *was* late.\n", "It *was* late.\n"),
    ("markdown", "It was **was late** then.\n", "It **was late** then.\n"),
    ("markdown", "The [the link](u) is here.\n", "[The link](u) is here.\n"),
    ("markdown", "The <b>the</b> link is here.\n", "<b>The</b> link is here.\n"),
    ("markdown", "- The govern-\n- ment fell.\n", None),
]


@pytest.mark.parametrize(("form", "source", "mended"), UNSAFE)
def test_a_fix_over_a_mark_is_unsafe_and_loses_none(form, source, mended):
    document = Document(source, format=form)
    assert fix(document) == source
    assert mended is None or fix(document, unsafe=True) == mended


@pytest.mark.parametrize(
    ("form", "source"),
    [
        ("html", '<p>It was <em>was</em> late.  The <a href="u">the  link</a></p>'),
        ("markdown", 'It was <em>was</em> late.  The <a href="u">the  link</a>\n'),
        ("markdown", "It was *was* late.  The [the  link](u) is [here.\n](v)"),
    ],
)
def test_what_stands_beside_a_fix_over_a_mark_is_mended(form, source):
    document = Document(source, format=form)
    assert fix(document) == source.replace("  ", " ")
    marks = r"<[^<>]*>|[*\[]|\]\(\w\)"
    mended = fix(document, unsafe=True)
    assert Counter(re.findall(marks, mended)) == Counter(re.findall(marks, source))
    assert not [finding for finding in check(document.with_text(mended)).findings if finding.fixes]


def test_a_passage_that_goes_as_a_whole_takes_its_own_marks_along():
    source = "Rain fell.\n\n**[Read more](u)**\n\nThe town is wet, the mayor said on Monday.\n"
    document = Document(source, format="markdown")
    assert fix(document) == source
    assert "Read more" not in fix(document, unsafe=True)
    assert "*" not in fix(document, unsafe=True)
