"""Word's .docx: what is read of it, and what is written back."""

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree  # type: ignore[import-untyped]

from checks import check, fix, formats
from checks.core.applying import applied
from checks.core.blocks import CAPTION, HEADING, HEADLINE, LIST_ITEM, PARAGRAPH, QUOTE
from checks.core.errors import SourceError
from tests.command import copydesk

WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


def file_of(*paragraphs: Any) -> formats.Original:
    """A file: a paragraph each, of runs that are a text or a text and a style ("b", "i")."""
    made = docx.Document()
    for each in paragraphs:
        paragraph = made.add_paragraph()
        for run in [each] if isinstance(each, str) else each:
            text, look = (run, "") if isinstance(run, str) else run
            own = paragraph.add_run(text)
            own.bold, own.italic = "b" in look or None, "i" in look or None
    return saved(made)


def saved(made: Any) -> formats.Original:
    out = io.BytesIO()
    made.save(out)
    return formats.load(out.getvalue(), "draft.docx")


def opened(data: bytes) -> Any:
    return docx.Document(io.BytesIO(data))


def looks(data: bytes) -> list[list[tuple[str, str]]]:
    """The runs of each paragraph: text and look."""
    return [
        [(run.text, "b" * bool(run.bold) + "i" * bool(run.italic)) for run in paragraph.runs]
        for paragraph in opened(data).paragraphs
    ]


def settled(data: bytes, *, accept: bool) -> str:
    """The text of a file with every tracked change accepted, or every one rejected, as Word's format defines it."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("word/document.xml"))
    keep, drop = (qn("w:ins"), qn("w:del")) if accept else (qn("w:del"), qn("w:ins"))
    lines, open_line = [], ""
    for paragraph in tree.iter(qn("w:p")):
        for text in paragraph.iter(qn("w:t"), qn("w:delText"), qn("w:tab")):
            if next(text.iterancestors(drop), None) is None and (
                text.tag != qn("w:delText") or next(text.iterancestors(keep), None) is not None
            ):
                open_line += "\t" if text.tag == qn("w:tab") else text.text or ""
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{drop}") is None:
            lines.append(open_line)
            open_line = ""
    return "\n".join(lines)


def test_the_text_is_the_paragraphs_joined_by_line_feeds():
    original = file_of("One.", ["Two ", ("bold", "b"), " three."], "")
    assert original.text == "One.\nTwo bold three.\n"
    assert original.format == "docx"


def test_styles_say_what_a_paragraph_is():
    made = docx.Document()
    for text, style in (
        ("Ferry sinks", "Title"),
        ("What is known", "Heading 2"),
        ("A ferry sank on Monday, officials said.", "Normal"),
        ("The first item of a list", "List Bullet"),
        ("We all saw it.", "Quote"),
        ("The harbour on Monday", "Caption"),
    ):
        made.add_paragraph(text, style=style)
    made.add_table(1, 1).cell(0, 0).text = "A cell"
    kinds = [block.kind for block in saved(made).document().blocks]
    assert kinds == [HEADLINE, HEADING, PARAGRAPH, LIST_ITEM, QUOTE, CAPTION, LIST_ITEM]


def test_tables_and_footnotes_are_read_and_headers_are_not():
    made = docx.Document()
    made.add_paragraph("The body.")
    made.add_table(1, 2).cell(0, 1).text = "The cell"
    made.sections[0].header.paragraphs[0].text = "The header"
    assert saved(made).text.split("\n") == ["The body.", "", "The cell"]


PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415478da63f8ffff3f0005fe02fe0def46"
    "b80000000049454e44ae426082"
)


def with_pictures(*alternatives: str, title: str = "", body: str = "A ferry sank on Monday, officials said.") -> Any:
    made = docx.Document()
    made.core_properties.title = title
    paragraph = made.add_paragraph(body)
    for words in alternatives:
        paragraph.add_run().add_picture(io.BytesIO(PIXEL))
        for element in paragraph.runs[-1]._r.iter():
            if element.tag.endswith(("}docPr", "}cNvPr")):
                element.set("descr", words)
    return saved(made)


def alternatives(data: bytes) -> list[str]:
    return [element.get("descr") for element in opened(data).element.iter() if element.tag.endswith("}docPr")]


def test_alternative_texts_and_the_title_are_read_apart_from_the_article():
    original = with_pictures("The harbour  of Larne", "", "IMG_2031.JPG", title="Ferry sinks off Larne")
    body = "A ferry sank on Monday, officials said."
    assert original.text == f"{body}\nThe harbour  of Larne\nFerry sinks off Larne"
    document = original.document()
    assert [block.span.of(original.text) for block in document.blocks] == [body]
    assert [(block.kind, block.span.of(original.text)) for block in document.layout.asides] == [
        (CAPTION, "The harbour  of Larne"),
        (HEADLINE, "Ferry sinks off Larne"),
    ]
    assert [(f.rule, f.span.of(original.text)) for f in check(document).findings] == [("spacing/double-space", "  ")]


def test_an_alternative_text_and_the_title_are_no_second_copies():
    original = with_pictures("A ferry sank on Monday, officials said.", title="A ferry sank on Monday, officials said.")
    assert check(original.document()).findings == ()


@pytest.mark.parametrize("tracked", [False, True])
def test_an_alternative_text_and_the_title_are_mended_in_place(tracked):
    original = with_pictures("The harbour  of\nLarne", "A second  one", title="Ferry  sinks")
    mended = fix(original.document())
    data = original.encode(mended, tracked=tracked)
    assert alternatives(data) == ["The harbour of\nLarne", "A second one"]
    assert opened(data).core_properties.title == "Ferry sinks"
    assert opened(data).paragraphs[0].text == opened(original.data).paragraphs[0].text
    copies = [e.get("descr") for e in opened(data).element.iter() if e.tag.endswith("}cNvPr")]
    assert copies == alternatives(data)
    assert formats.load(data, "draft.docx").text == mended


def test_a_line_that_is_written_below_alternative_texts_is_a_paragraph():
    original = with_pictures("The harbour of Larne")
    data = original.encode(original.text + "\nA last word.")
    assert alternatives(data) == ["The harbour of Larne"]
    assert [each.text for each in opened(data).paragraphs][1:] == ["A last word."]


def test_a_line_of_an_alternative_text_that_is_taken_out_leaves_it_empty():
    original = with_pictures("The harbour of Larne", "The pier of Larne")
    body = original.text.partition("\n")[0]
    assert alternatives(original.encode(body)) == ["", ""]
    assert alternatives(original.encode(f"{body}\nThe pier of Larne")) == ["", "The pier of Larne"]
    assert opened(original.encode(body)).paragraphs[0].text == body


def test_an_edited_text_keeps_what_stands_aside():
    original = with_pictures("The harbour of Larne", title="Ferry sinks off Larne")
    document = original.document(original.text.replace("Monday", "Tuesday").replace("harbour", "port"))
    assert [block.span.of(document.text) for block in document.layout.asides] == [
        "The port of Larne",
        "Ferry sinks off Larne",
    ]


def test_an_alternative_text_of_a_picture_that_is_deleted_is_not_read():
    made = opened(with_pictures("The harbour of Larne").data)
    run = made.paragraphs[0].runs[-1]._r
    mark = OxmlElement("w:del")
    run.addprevious(mark)
    mark.append(run)
    assert "harbour" not in saved(made).text


def test_inserted_text_is_read_and_deleted_or_hidden_text_is_not():
    made = docx.Document()
    paragraph = made.add_paragraph("It ")
    for tag, text in (("w:ins", "was "), ("w:del", "is "), ("", "late"), ("hidden", " not")):
        run = paragraph.add_run(text)
        if tag == "hidden":
            run.font.hidden = True
        elif tag:
            mark = OxmlElement(tag)
            run._r.addprevious(mark)
            mark.append(run._r)
            if tag == "w:del":
                run._r.find(qn("w:t")).tag = qn("w:delText")
    assert saved(made).text == "It was late"


def test_a_replacement_looks_like_the_first_run_it_touches():
    original = file_of(["The ", ("mini", "b"), ("ster", "i"), " spoke."])
    assert looks(original.encode("The senator spoke."))[0] == [("The ", ""), ("senator", "b"), (" spoke.", "")]


def test_an_unchanged_run_keeps_its_look():
    original = file_of(["A ", ("bold", "b"), "  step, ", ("so", "i"), " to say."])
    assert looks(original.encode(original.text.replace("  ", " ")))[0] == [
        ("A ", ""), ("bold", "b"), (" step, ", ""), ("so", "i"), (" to say.", ""),
    ]  # fmt: skip


def test_an_unchanged_text_gives_the_very_same_bytes():
    original = file_of("One.", "Two.")
    assert original.encode(original.text) == original.data


def test_parts_without_a_change_stay_as_they_were():
    original = file_of("One  two.")
    before, after = (zipfile.ZipFile(io.BytesIO(data)) for data in (original.data, original.encode("One two.")))
    assert before.namelist() == after.namelist()
    for name in before.namelist():
        assert name == "word/document.xml" or before.read(name) == after.read(name)


def test_a_removed_paragraph_leaves_no_empty_one():
    made = docx.Document()
    made.add_paragraph("One.")
    made.add_paragraph("Share this article", style="Heading 1")
    made.add_paragraph("Two.")
    data = saved(made).encode("One.\nTwo.")
    assert [(each.text, each.style.name) for each in opened(data).paragraphs] == [
        ("One.", "Normal"),
        ("Two.", "Normal"),
    ]


def test_a_parted_paragraph_keeps_its_style_and_looks():
    made = docx.Document()
    paragraph = made.add_paragraph("One.", style="List Bullet")
    paragraph.add_run("Two.").bold = True
    data = saved(made).encode("One.\nTwo.")
    assert [(each.text, each.style.name) for each in opened(data).paragraphs] == [
        ("One.", "List Bullet"),
        ("Two.", "List Bullet"),
    ]
    assert looks(data)[1][-1] == ("Two.", "b")


def test_the_cells_of_a_table_are_never_joined():
    made = docx.Document()
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "One", "Two"
    data = saved(made).encode("One")
    assert [cell.text for cell in opened(data).tables[0].rows[0].cells] == ["One", ""]


def test_a_link_stays_a_link():
    made = docx.Document()
    paragraph = made.add_paragraph("See ")
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), "here")
    link.append(paragraph.add_run("teh report")._r)
    paragraph._p.append(link)
    paragraph.add_run(" now.")
    data = saved(made).encode("See the report now.")
    own = opened(data).paragraphs[0]._p.find(qn("w:hyperlink"))
    assert "".join(text.text for text in own.iter(qn("w:t"))) == "the report"


def test_tracked_changes_are_signed_and_dated():
    data = file_of("One  two.").encode("One two.", tracked=True, author="Ann Example", when=WHEN)
    marks = list(opened(data).element.iter(qn("w:ins"), qn("w:del")))
    assert marks
    assert {each.get(qn("w:author")) for each in marks} == {"Ann Example"}
    assert {each.get(qn("w:date")) for each in marks} == {"2026-01-02T03:04:05Z"}
    assert len({each.get(qn("w:id")) for each in marks}) == len(marks)


def test_a_tracked_change_keeps_the_look_of_the_run():
    data = file_of(["The ", ("minster", "b"), " spoke."]).encode("The minister spoke.", tracked=True)
    runs = [run for mark in opened(data).element.iter(qn("w:ins"), qn("w:del")) for run in mark.iter(qn("w:r"))]
    assert len(runs) == 2
    assert all(run.find(f"{qn('w:rPr')}/{qn('w:b')}") is not None for run in runs)


LINES = st.lists(
    st.lists(
        st.sampled_from(["one", "two", " ", "  ", "The", ".", ",", "é", "👩‍👧", "\t", "(", "three"]), max_size=6
    ).map("".join),
    min_size=1,
    max_size=5,
)  # fmt: skip


@settings(max_examples=100)
@given(LINES, LINES, st.booleans(), st.randoms(use_true_random=False))
def test_a_written_text_is_read_again(before, after, tracked, chance):
    paragraphs = []
    for line in before:
        cuts = sorted(chance.randrange(len(line) + 1) for _ in range(2))
        paragraphs.append([(line[: cuts[0]], ""), (line[cuts[0] : cuts[1]], "b"), (line[cuts[1] :], "i")])
    original = file_of(*paragraphs)
    data = original.encode("\n".join(after), tracked=tracked)
    assert formats.load(data, "draft.docx").text == "\n".join(after)
    if tracked and data != original.data:
        assert settled(data, accept=True) == "\n".join(after)
        assert settled(data, accept=False) == original.text


def test_changes_are_tracked_in_a_file_that_has_some_already():
    first = file_of("One  two.", "Three four.").encode("One two.\nThree five.", tracked=True, author="Ann Example")
    again = formats.load(first, "draft.docx")
    second = again.encode("One two!\nThree six.", tracked=True, author="Ben Example")
    assert formats.load(second, "draft.docx").text == "One two!\nThree six."
    assert settled(second, accept=True) == "One two!\nThree six."
    assert settled(second, accept=False) == "One  two.\nThree four."


def test_an_edited_text_keeps_the_kinds_of_its_paragraphs():
    made = docx.Document()
    made.add_paragraph("Ferry sinks", style="Title")
    made.add_paragraph("An item", style="List Bullet")
    made.add_paragraph("A ferry sank on Monday, officials said.")
    document = saved(made).document("Ferry sank\nAn item\nA ferry sank on Tuesday, officials said.")
    assert [block.kind for block in document.blocks] == [HEADLINE, LIST_ITEM, PARAGRAPH]


def test_findings_point_into_the_text_of_the_file():
    original = file_of("Ferry sinks off Larne", ["The talks ", ("said,on", "b"), " Monday the the end."])
    document = original.document()
    found = check(document).findings
    assert [finding.span.of(original.text) for finding in found] == [",", "the the"]
    data = original.encode(applied(original.text, found))
    assert opened(data).paragraphs[1].text == "The talks said, on Monday the end."
    assert looks(data)[1][1] == ("said, on", "b")


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 an old .doc"],
    ids=["empty", "text", "cut off", "old"],
)
def test_what_is_no_docx_is_refused_with_the_next_step(data):
    with pytest.raises(SourceError, match=r"draft\.docx: .* save it as \.docx"):
        formats.load(data, "draft.docx")


def test_a_zip_without_a_document_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/other.xml", "<a/>")
    with pytest.raises(SourceError, match="save it as"):
        formats.load(out.getvalue(), "draft.docx")


def test_an_entity_of_the_xml_reads_no_other_file():
    source = file_of("One.")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(source.data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                content = content.replace(
                    b"<w:document", b'<!DOCTYPE x [<!ENTITY e SYSTEM "/etc/hostname">]><w:document', 1
                )
                content = content.replace(b"One.", b"One&e;.")
            new.writestr(name, content)
    assert formats.load(out.getvalue(), "draft.docx").text in ("One.", "One")


def test_the_command_line_checks_and_mends_a_file(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(file_of("Ferry sinks off Larne", ["The talks ", ("said,on", "b"), " Monday the the end."]).data)
    answer = copydesk("check", path, "--format", "jsonl", "--languagetool", "off")
    assert answer.code == 1
    assert answer.found == ["spacing/missing-after-comma", "doubled_words/doubled-word"]
    assert copydesk("fix", path).text == "Ferry sinks off Larne\nThe talks said, on Monday the end."
    assert copydesk("fix", "--write", path).code == 0
    assert looks(path.read_bytes())[1] == [("The talks ", ""), ("said, on", "b"), (" Monday the end.", "")]
    assert copydesk("check", path, "--languagetool", "off").code == 0


def test_a_damaged_file_ends_the_command_with_2(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(b"no zip")
    answer = copydesk("check", path)
    assert answer.code == 2
    assert "save it as .docx again" in " ".join(answer.err.split())
