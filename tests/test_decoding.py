"""Bytes to text and back, nothing lost."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.core.errors import SourceError
from checks.files.decoding import decode, load

TEXTS = st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]))


@given(TEXTS)
def test_utf_8_goes_there_and_back(text):
    source = decode(text.encode(), "a.txt")
    assert source.encode(source.text) == text.encode()


@given(TEXTS, st.sampled_from([(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]))
def test_utf_16_with_a_mark_goes_there_and_back(text, kind):
    mark, encoding = kind
    data = mark + text.encode(encoding)
    source = decode(data, "a.txt")
    assert source.text == f"\ufeff{text}"
    assert source.encode(source.text) == data


def test_a_mark_is_the_first_code_point():
    assert decode(codecs.BOM_UTF8 + b"A", "a.txt").text == "\ufeffA"


def test_newlines_stay_as_they_are():
    assert decode(b"a\r\nb\rc\n", "a.txt").text == "a\r\nb\rc\n"


@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff\xfea", codecs.BOM_UTF8 + b"\xe9"])
def test_what_is_neither_is_refused_with_the_next_step(data):
    with pytest.raises(SourceError, match=r"^a\.txt: not utf.*--encoding cp1252"):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"PK\x03\x04\0\0\xff", b"plain but\0nul"])
def test_a_binary_file_is_told_from_a_text(data):
    with pytest.raises(SourceError, match="binary file"):
        decode(data, "a.bin")


def test_a_named_encoding_is_taken():
    assert decode(b"caf\xe9", "a.txt", "latin-1").text == "café"


def test_an_encoding_that_does_not_exist_is_named():
    with pytest.raises(SourceError, match="unknown encoding 'latin-99'"):
        decode(b"a", "a.txt", "latin-99")


def test_an_encoding_that_lacks_a_character_says_which():
    with pytest.raises(SourceError, match="ascii has no '’'"):
        decode(b"a", "a.txt", "ascii").encode("don’t")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(SourceError, match="cannot be read"):
        load(tmp_path)
