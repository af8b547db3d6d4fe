"""A TOML file as its lines."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.files.toml_lines import line_of
from checks.files.toml_text import changed, written

FILE = """\
# The desk of the daily.
language = "en-GB"   # as the house
words = [
    "Kovalenko",  # the coach
    "Zelle",
]

[rules]
# too many of them
"spacing/double-space" = "error"
"readability/long-sentence" = { words = 40 }

[[terms]]
term = "asylum seeker"   # since 2019
instead_of = ["illegal immigrant"]

[[terms]]
term = "email"
instead_of = ["e-mail"]

[targets.sport]
smog = [6, 10]
"""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("language",), 2),
        (("words",), 3),
        (("words", 1), 3),
        (("rules", "spacing/double-space"), 10),
        (("rules", "readability/long-sentence", "words"), 11),
        (("terms", 0, "instead_of"), 15),
        (("terms", 1, "term"), 18),
        (("targets", "sport", "smog"), 22),
        (("targets", "sport"), 21),
        (("nothing",), None),
    ],
)
def test_a_value_has_a_line(path, line):
    assert line_of(FILE, path) == line


def test_lines_are_told_in_a_project_file_and_in_strings_of_many_lines():
    text = '[tool.other]\na = """\n[tool.copydesk]\nlanguage = 1\n"""\n\n[tool.copydesk]\nlanguage = "en"\n'
    assert line_of(text, ("tool", "copydesk", "language")) == 8


def test_one_value_changes_and_every_other_line_stays():
    text = changed(FILE, (), {"language": "en-US"})
    assert text == FILE.replace('language = "en-GB"   # as the house', 'language = "en-US"')


def test_a_rule_changes_in_its_line_and_the_comments_around_it_stay():
    rules = {"spacing/double-space": "off", "readability/long-sentence": {"words": 40}}
    assert changed(FILE, (), {"rules": rules}) == FILE.replace('"error"', '"off"')


def test_a_new_rule_stands_under_the_others():
    rules = {**tomllib.loads(FILE)["rules"], "typos/misspelling": "info"}
    text = changed(FILE, (), {"rules": rules})
    assert text == FILE.replace("words = 40 }\n", 'words = 40 }\n"typos/misspelling" = "info"\n')


def test_a_new_term_stands_behind_the_last():
    terms = [*tomllib.loads(FILE)["terms"], {"term": "post", "instead_of": ["mail"], "reason": "ours"}]
    text = changed(FILE, (), {"terms": terms})
    assert "# since 2019" in text
    assert '["e-mail"]\n\n[[terms]]\nterm = "post"\n' in text
    assert tomllib.loads(text)["terms"] == terms


def test_terms_that_change_are_written_anew():
    terms = [{"term": "email", "instead_of": ["e-mail", "mail"]}]
    text = changed(FILE, (), {"terms": terms})
    assert tomllib.loads(text) == {**tomllib.loads(FILE), "terms": terms}
    assert "# too many of them" in text


def test_words_come_and_go_in_lines_of_their_own():
    text = changed(FILE, (), {"words": ["Kovalenko", "Zelle", "Łódź"]})
    assert text == FILE.replace('    "Zelle",\n', '    "Zelle",\n    "Łódź",\n')
    assert changed(text, (), {"words": ["Kovalenko", "Łódź"]}) == FILE.replace('"Zelle"', '"Łódź"')


def test_the_last_word_gets_its_comma():
    text = "words = [\n  # ours\n  \"a\", # one\n  'b' # two\n]\n"
    after = changed(text, (), {"words": ["a", "b", "c"]})
    assert after == 'words = [\n  # ours\n  "a", # one\n  \'b\', # two\n    "c",\n]\n'


@pytest.mark.parametrize(
    "text", ['words = ["a", "b"]', 'words = [\n"a", "b",\n]', 'words = ["a",\n"b",\n]', "words = []"]
)
def test_a_list_that_is_written_otherwise_is_written_anew(text):
    assert tomllib.loads(changed(f"{text}\n", (), {"words": ["c", "a"]})) == {"words": ["c", "a"]}


def test_a_key_is_taken_out():
    assert "language" not in tomllib.loads(changed(FILE, (), {"language": None}))


def test_a_key_of_the_head_stands_before_the_first_table():
    text = changed("# Ours.\n\n[rules]\n", (), {"desk": "sport"})
    assert tomllib.loads(text) == {"desk": "sport", "rules": {}}


def test_an_empty_file_takes_everything():
    changes = {
        "desk": "sport",
        "rules": {"spacing/double-space": "off"},
        "terms": [{"term": "email", "instead_of": ["e-mail"]}],
        "targets": {"sport": {"smog": [6, 10]}},
    }
    assert tomllib.loads(changed("", (), changes)) == changes


def test_a_table_of_a_project_file_is_changed_in_its_place():
    text = '[project]\nname = "x"\n\n[tool.copydesk]\ndesk = "news"\n\n[tool.ruff]\nline-length = 100\n'
    after = changed(text, ("tool", "copydesk"), {"desk": "sport", "words": ["Zelle"], "rules": {"a/b": "off"}})
    assert after == text.replace('desk = "news"\n', 'desk = "sport"\nwords = ["Zelle"]\n') + (
        '\n[tool.copydesk.rules]\n"a/b" = "off"\n'
    )


def test_an_inline_table_and_dotted_keys_are_changed_too():
    for text in ('rules = { "a/b" = "off" }\n', 'rules."a/b" = "off"\n', '[rules."a/b"]\nseverity = "off"\n'):
        after = changed(text, (), {"rules": {"a/b": {"words": 3}, "c/d": "info"}})
        assert tomllib.loads(after) == {"rules": {"a/b": {"words": 3}, "c/d": "info"}}


def test_newlines_stay_as_they_are():
    text = changed(FILE.replace("\n", "\r\n"), (), {"language": "en-US"})
    assert text.count("\r\n") == text.count("\n")


VALUES = st.one_of(
    st.booleans(),
    st.integers(-9, 9),
    st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8),
    st.lists(st.text(alphabet="ab\"\\\n'", max_size=60), max_size=5),
)
KEYS = st.text(alphabet='ab/-. "é', min_size=1, max_size=5)


@given(VALUES)
def test_a_value_is_written_as_it_is_read(value):
    assert tomllib.loads(f"a = {written(value)}") == {"a": value}


@given(st.dictionaries(KEYS, VALUES, max_size=3), st.dictionaries(KEYS, VALUES, max_size=3))
def test_whatever_is_changed_the_file_says_it_afterwards(rules, more):
    text = changed(FILE, (), {"rules": rules})
    assert tomllib.loads(text) == {**tomllib.loads(FILE), "rules": rules}
    text = changed(text, (), {"rules": more, "desk": "sport"})
    assert tomllib.loads(text) == {**tomllib.loads(FILE), "rules": more, "desk": "sport"}


WORD_LISTS = st.lists(st.text(alphabet="ab\"'#,[]\\", max_size=4), max_size=4)


@given(WORD_LISTS, WORD_LISTS)
def test_whatever_words_come_and_go_the_file_says_them_afterwards(words, more):
    text = changed(FILE, (), {"words": ["Kovalenko", *words]})
    assert tomllib.loads(text) == {**tomllib.loads(FILE), "words": ["Kovalenko", *words]}
    text = changed(text, (), {"words": more})
    assert tomllib.loads(text) == {**tomllib.loads(FILE), "words": more}
