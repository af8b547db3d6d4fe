"""Settings from files."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st

from checks.core.desks import Target
from checks.core.errors import SettingsError
from checks.core.settings import Settings, Term
from checks.files import toml_text
from checks.files.settings_file import Loader, nearest, save
from checks.files.settings_keys import KEYS, OF_FILES


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def settings(article: str, **how) -> Settings:
    return Loader(**how).resolve(Path(article)).settings


def refused(text: str, name: str = "copydesk.toml") -> str:
    write(name, text)
    with pytest.raises(SettingsError) as error:
        settings("a.txt")
    return str(error.value)


WHOLE = """\
language = "en-GB"
desk = "sport"
languagetool = "off"
readability = true
fail_on = "info"
select = ["spacing", "readability"]
ignore = ["EN_A_VS_AN", "usage"]
words = ["Kovalenko"]

[rules]
"spacing/double-space" = "off"
"readability/long-sentence" = { severity = "warning", words = 30 }

[[terms]]
term = "email"
instead_of = ["e-mail"]
reason = "It is one word now."

[targets.sport]
smog = [6, 10]
"""


def test_everything_that_a_file_can_say_is_taken():
    write("copydesk.toml", WHOLE)
    assert settings("a.txt") == Settings(
        language="en-GB",
        desk="sport",
        languagetool="off",
        readability=True,
        fail_on="info",
        select=("spacing", "readability"),
        ignore=("EN_A_VS_AN", "usage"),
        words=frozenset({"Kovalenko"}),
        severity={"spacing/double-space": "off", "readability/long-sentence": "warning"},
        options={"readability/long-sentence": {"words": 30}},
        terms=(Term("email", ("e-mail",), "It is one word now."),),
        targets={"sport": {"smog": Target(6, 10)}},
    )


def test_a_project_file_says_the_same_in_its_table():
    text = WHOLE.replace("[rules]", "[tool.copydesk.rules]").replace("[[terms]]", "[[tool.copydesk.terms]]")
    text = text.replace("[targets.sport]", "[tool.copydesk.targets.sport]")
    write("own/copydesk.toml", WHOLE)
    write("project/pyproject.toml", f'[project]\nname = "x"\n\n[tool.copydesk]\n{text}')
    assert settings("own/a.txt") == settings("project/a.txt")


def test_without_a_file_there_are_the_defaults():
    assert settings("a.txt") == Settings()


# Which file


def test_the_nearest_file_above_an_article_holds():
    write("copydesk.toml", 'desk = "sport"')
    write("news/copydesk.toml", 'desk = "science"')
    assert settings("news/deep/a.txt").desk == "science"
    assert settings("b.txt").desk == settings("other/c.txt").desk == "sport"


def test_a_project_file_without_our_table_is_passed_over():
    write("copydesk.toml", 'desk = "sport"')
    write("sub/pyproject.toml", '[project]\nname = "x"\n')
    assert settings("sub/a.txt").desk == "sport"
    assert nearest(Path("sub").resolve()) == Path("copydesk.toml").resolve()


def test_of_two_in_one_folder_our_own_holds():
    write("copydesk.toml", 'desk = "sport"')
    write("pyproject.toml", '[tool.copydesk]\ndesk = "science"\n')
    assert settings("a.txt").desk == "sport"


def test_a_file_that_is_named_holds_everywhere_and_none_where_none_is_wanted():
    write("copydesk.toml", 'desk = "sport"')
    named = write("house/other.toml", 'desk = "science"')
    assert settings("a.txt", file=named).desk == "science"
    assert settings("a.txt", use_files=False).desk == "news"


def test_a_named_file_that_is_not_there_is_said():
    with pytest.raises(SettingsError, match=r"nowhere\.toml: cannot be read"):
        settings("a.txt", file=Path("nowhere.toml"))


# extend


def test_what_is_extended_comes_first_and_lists_of_the_house_add_up():
    write(
        "house/copydesk.toml",
        'desk = "sport"\nlanguage = "en-GB"\nignore = ["usage"]\nwords = ["Zelle"]\n'
        '[rules]\n"spacing/double-space" = "error"\n"readability/long-sentence" = { words = 30 }\n',
    )
    write(
        "mine/copydesk.toml",
        'extend = "../house/copydesk.toml"\ndesk = "science"\nignore = ["typo"]\nwords = ["Kovalenko"]\n'
        '[rules]\n"readability/long-sentence" = "off"\n',
    )
    found = settings("mine/a.txt")
    assert (found.desk, found.language, found.ignore) == ("science", "en-GB", ("usage", "typo"))
    assert found.words == {"Zelle", "Kovalenko"}
    assert found.severity == {"spacing/double-space": "error", "readability/long-sentence": "off"}
    assert found.options == {"readability/long-sentence": {"words": 30}}


def test_a_circle_is_an_error_that_shows_the_way():
    write("a.toml", 'extend = "b.toml"')
    write("b.toml", '# b\nextend = "a.toml"')
    with pytest.raises(SettingsError, match=r"^b\.toml:2: extend leads in a circle: a\.toml → b\.toml → a\.toml"):
        settings("x.txt", file=Path("a.toml"))


def test_a_file_that_extends_itself_is_a_circle():
    assert "copydesk.toml → copydesk.toml" in refused('extend = "copydesk.toml"')


def test_what_is_extended_must_be_there():
    assert refused('\nextend = "../nowhere.toml"').startswith("copydesk.toml:2: extend names")


def test_an_extended_project_file_must_have_our_table():
    write("house/pyproject.toml", "[project]\n")
    assert "no table [tool.copydesk]" in refused('extend = "house/pyproject.toml"')


# Some files only

SECTIONS = """\
desk = "news"
ignore = ["usage"]

[[files]]
match = ["sport/", "*.match.md"]
desk = "sport"
ignore = ["typo"]

[[files]]
match = ["sport/columns/*.md"]
desk = "opinion"
rules = { "spacing/double-space" = "off" }
"""


@pytest.mark.parametrize(
    ("article", "desk", "ignore"),
    [
        ("a.md", "news", ("usage",)),
        ("sport/a.txt", "sport", ("usage", "typo")),
        ("deep/x.match.md", "sport", ("usage", "typo")),
        ("sport/columns/a.md", "opinion", ("usage", "typo")),
        ("sports.txt", "news", ("usage",)),
    ],
)
def test_files_are_matched_as_in_gitignore_and_the_last_match_wins(article, desk, ignore):
    write("copydesk.toml", SECTIONS)
    found = settings(article)
    assert (found.desk, found.ignore) == (desk, ignore)


def test_patterns_of_an_extended_file_start_from_the_file_that_extends_it():
    write("house/base.toml", SECTIONS)
    write("paper/copydesk.toml", 'extend = "../house/base.toml"')
    assert settings("paper/sport/a.txt").desk == "sport"


def test_excluded_files_are_told():
    write("copydesk.toml", 'exclude = ["archive/", "*.draft.md"]')
    loader = Loader(flags={"exclude": ["tmp/*"]})
    answers = {name: loader.excludes(Path(name)) for name in ("archive/a/b.txt", "x/a.draft.md", "tmp/a.txt", "a.txt")}
    assert answers == {"archive/a/b.txt": True, "x/a.draft.md": True, "tmp/a.txt": True, "a.txt": False}


# The command line


def test_flags_win_and_ignore_adds_up():
    write("copydesk.toml", 'desk = "sport"\nlanguage = "en-GB"\nignore = ["usage"]')
    found = settings("a.txt", flags={"language": "en-US", "ignore": ["typo"]}, defaults={"languagetool": "auto"})
    assert (found.desk, found.language, found.languagetool) == ("sport", "en-US", "auto")
    assert found.ignore == ("usage", "typo")


def test_what_is_selected_by_name_on_the_command_line_runs_whatever_a_file_leaves_out():
    write("copydesk.toml", 'ignore = ["spacing"]\nselect = ["typo"]\n[rules]\n"spacing/double-space" = "off"\n')
    found = settings("a.txt", flags={"select": ["spacing/double-space"]})
    assert [rule.id for rule in found.rules()] == ["spacing/double-space"]


# What is wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('\nlangauge = "en"', "copydesk.toml:2: unknown key 'langauge': did you mean 'language'?"),
        ('fail-on = "info"', "copydesk.toml:1: unknown key 'fail-on': did you mean 'fail_on'?"),
        ('qwertz = "en"', "unknown key 'qwertz': there is extend, language"),
        ('language = "fr"', "copydesk.toml:1: language: unknown language 'fr': choose one of en"),
        ("language = 1", "copydesk.toml:1: language: this is 1: put text in quotation marks"),
        ('readability = "yes"', "copydesk.toml:1: readability: this is 'yes': choose true or false"),
        ('words = "Zelle"', "copydesk.toml:1: words: this is 'Zelle': give a list of texts"),
        ('ignore = [\n "spacing",\n "typso",\n]', "copydesk.toml:1: unknown rule, group or category 'typso'"),
        ('desk = "sprot"', "copydesk.toml:1: unknown desk 'sprot': did you mean 'sport'?"),
        ('[rules]\n"spacing/dobule-space" = "off"', "copydesk.toml:2: unknown rule 'spacing/dobule-space': did you"),
        ('[rules]\n"spacing/double-space" = "none"', "copydesk.toml:2: spacing/double-space: unknown severity 'none'"),
        ('[rules]\n"spacing/double-space" = false', "copydesk.toml:2: spacing/double-space is False: give a severity"),
        (
            '[rules."readability/long-sentence"]\nseverity = "info"\nwrods = 3',
            "copydesk.toml:3: unknown option of readability/long-sentence 'wrods': did you mean 'words'?",
        ),
        ('[[terms]]\nterm = "a"', "copydesk.toml:1: a term needs `instead_of`"),
        ('[[terms]]\ninsted_of = ["a"]', "copydesk.toml:2: unknown key 'insted_of': did you mean 'instead_of'?"),
        ('[[terms]]\nterm = "a"\ninstead_of = "b"', "copydesk.toml:3: instead_of: this is 'b': give a list"),
        ('[[terms]]\nterm = "a"\ninstead_of = ["a"]', "copydesk.toml:1: the term 'a' is to stand for itself"),
        ("[at_least]\nsmog = 9\n[at_most]\nsmog = 8", "copydesk.toml:3: smog is to be at least 9 and at most 8"),
        ("terms = 3", "copydesk.toml:1: terms: this is 3: give each term a table of its own"),
        ("[targets.sport]\nsmoog = [1, 2]", "copydesk.toml:2: unknown measure of the desk 'sport' 'smoog': did you"),
        ("[targets.sport]\nsmog = [9, 2]", "copydesk.toml:2: sport: smog runs from 9 to 2"),
        ("[targets.sport]\nsmog = [nan, 9]", "copydesk.toml:2: sport: smog runs from nan to 9"),
        ("[targets.sport]\nsmog = 9", "copydesk.toml:2: smog is 9: give the lowest and the highest"),
        ('[[files]]\ndesk = "sport"', "copydesk.toml:1: a table of files needs `match`"),
        ('[[files]]\nmatch = ["a"]\nextend = "b"', "copydesk.toml:3: unknown key 'extend'"),
        ('exclude = ["!"]', "copydesk.toml:1: '!' is no pattern"),
        ("language = ", "copydesk.toml:1: no TOML: Invalid value at the end of the file: correct it there."),
        ('\n\nwords = ["a" "b"]', "copydesk.toml:3: no TOML: Unclosed array in column 14: correct it there."),
    ],
)
def test_what_is_wrong_is_said_with_its_line_and_the_next_step(text, said):
    assert said in refused(text)


ABSURD = {
    "brackets in brackets": (
        "\nwords = " + "[" * 5_000 + "]" * 5_000,
        "copydesk.toml:2: brackets in brackets, too deep to be read: take some out.",
    ),
    "tables in tables": (
        "words." + "a." * 5_000 + "a = 1",
        "copydesk.toml:1: nested more than 16 deep: no setting is.",
    ),
    "a number without end": (
        "[rules]\n\nmin_score = " + "9" * 10_000,
        "copydesk.toml:3: a number of more than 4,300 digits: correct it there.",
    ),
    "the same in hexadecimal": (
        "min_score = 0x" + "f" * 10_000,
        "copydesk.toml:1: a whole number of more than 64 bits: give a smaller one.",
    ),
    "a bound beyond all floats": (
        "at_most = { smog = " + "9" * 400 + " }",
        "copydesk.toml:1: a whole number of more than 64 bits: give a smaller one.",
    ),
    "a band beyond all floats": (
        "[targets.sport]\nsmog = [1, " + "9" * 400 + "]",
        "copydesk.toml:2: a whole number of more than 64 bits: give a smaller one.",
    ),
    "a list without end": ("words = [" + '"a", ' * 9_000 + "1]", "'a', 1]: give a list of texts, such as ["),
    "a key without end": ("a" * 9_000 + " = 1", "aaa … "),
    "a name that gives orders": (
        '[targets."a\\n::error::\\u001b"]\nsmog = [9, 2]',
        "copydesk.toml:2: a\\n::error::\\x1b: smog runs from 9 to 2",
    ),
    "a path without end": ("extend = '" + "a" * 400 + "'", "aaa, which is not there: correct the path."),
    "a path that none is": ('extend = "\\u0000/a.toml"', "copydesk.toml:1: extend names \ufffd/a.toml, which is not"),
    "a null byte": ("a = \0", "copydesk.toml:1: no TOML: Invalid value in column 5: correct it there."),
    "a key twice": (
        "a = 1\na = 2",
        "copydesk.toml:2: no TOML: Cannot overwrite a value at the end of the file: correct",
    ),
    "a day": ("desk = 1979-05-27", "copydesk.toml:1: desk: this is datetime.date(1979, 5, 27): put text in quotation"),
    "no pattern": ('exclude = ["[z-a]"]', "copydesk.toml:1: '[z-a]' is no pattern: write it as in .gitignore"),
}


@pytest.mark.parametrize("kind", ABSURD)
def test_the_absurd_is_refused_in_one_plain_line(kind):
    text, line = ABSURD[kind]
    said = refused(text)
    assert line in said
    assert said.isprintable()
    assert len(said) < 400


def test_everything_that_is_wrong_is_said_at_once():
    assert len(refused('langauge = "en"\ndeks = "sport"').splitlines()) == 2


def test_a_project_file_says_the_line_of_the_whole_file():
    text = '[project]\nname = "x"\n\n[tool.copydesk]\nlangauge = "en"\n'
    assert refused(text, "pyproject.toml").startswith("pyproject.toml:5: unknown key 'langauge'")


def test_of_very_much_that_is_wrong_the_first_is_said():
    *first, last = refused("\n".join(f"key{number} = 1" for number in range(300))).splitlines()
    assert len(first) == 20
    assert last == "copydesk.toml: 280 more."


HOSTILE = {
    "deep": ("[" * 5_000 + "]" * 5_000, "brackets in brackets, too deep to be read: take some out."),
    "long": ("9" * 10_000, "a number of more than 4,300 digits: correct it there."),
    "none": ("1 2", "no TOML: Expected newline or end of document after a statement in column 11: correct it there."),
}


@pytest.mark.parametrize("kind", HOSTILE)
@pytest.mark.parametrize(
    "ours", ["[tool.copydesk]", '[ "tool" . copydesk ]', "[tool]\ncopydesk = { }", "[tool]\ncopydesk.desk = 'sport'"]
)
def test_somebody_elses_table_that_cannot_be_read_is_said_beside_ours(kind, ours):
    value, said = HOSTILE[kind]
    line = ours.count("\n") + 3
    text = f"{ours}\n[tool.other]\nother = {value}\n"
    assert refused(text, "pyproject.toml") == f"pyproject.toml:{line}: {said}"


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_project_that_cannot_be_read_is_passed_over_where_nothing_in_it_is_ours(kind):
    write("copydesk.toml", 'desk = "sport"')
    write("sub/pyproject.toml", f'[project]\ndependencies = ["copydesk"]\n[tool.other]\nother = {HOSTILE[kind][0]}\n')
    assert settings("sub/a.txt").desk == "sport"


def test_the_line_is_that_of_the_value_and_not_of_its_like_in_a_text():
    digits = "9" * 10_000
    assert refused(f'a = "{digits}"\n# {digits}\nb = 1\nc = [\n  1,\n  {digits},\n]\n').startswith("copydesk.toml:6: ")


def test_a_long_list_of_awkward_words_is_read_in_no_time():
    words = "\n".join(f'  "w]{number}", # ]' for number in range(30_000))
    assert refused(f"words = [\n{words}\n]\nlangauge = 1") == (
        "copydesk.toml:30003: unknown key 'langauge': did you mean 'language'?"
    )


def test_files_that_extend_one_another_without_end_are_refused():
    for number in range(400):
        write(f"{number}.toml", f'extend = "{number + 1}.toml"')
    write("400.toml", 'desk = "sport"')
    assert settings("a.txt", file=Path("370.toml")).desk == "sport"
    with pytest.raises(SettingsError, match=r"^32\.toml:1: more than 32 files extend one another"):
        settings("a.txt", file=Path("0.toml"))


def test_a_path_that_leads_to_itself_is_not_there():
    Path("loop").symlink_to("loop")
    assert refused('extend = "loop/a.toml"') == (
        "copydesk.toml:1: extend names loop/a.toml, which is not there: correct the path."
    )


def test_a_value_that_is_no_table_is_not_written_over():
    path = write("pyproject.toml", 'tool = "hammer"\n')
    with pytest.raises(SettingsError, match=r"^pyproject\.toml: tool is no table: change it by hand\.$"):
        save(path, {"desk": "sport"})
    assert path.read_text() == 'tool = "hammer"\n'


def test_a_file_that_is_no_utf_8_is_said():
    Path("copydesk.toml").write_bytes(b'words = ["caf\xe9"]')
    with pytest.raises(SettingsError, match=r"^copydesk\.toml:1: not UTF-8 at byte 13"):
        settings("a.txt")


# Where values come from


def test_every_value_says_where_it_comes_from():
    write("house.toml", 'language = "en-GB"\nwords = ["Zelle"]\n[rules]\n"spacing/double-space" = "error"\n')
    write(
        "copydesk.toml", 'extend = "house.toml"\nwords = ["Kovalenko"]\n\n[[files]]\nmatch = ["*.md"]\ndesk = "sport"\n'
    )
    loader = Loader(flags={"fail_on": "info"}, defaults={"languagetool": "auto"})
    assert [(value.key, value.value, value.origin) for value in loader.resolve(Path("a.md")).values] == [
        ("language", "en-GB", "house.toml:1"),
        ("desk", "sport", "copydesk.toml:6"),
        ("languagetool", "auto", "default"),
        ("fail_on", "info", "--fail-on"),
        ("words", ("Zelle",), "house.toml:2"),
        ("words", ("Kovalenko",), "copydesk.toml:2"),
        ('rules."spacing/double-space".severity', "error", "house.toml:4"),
    ]


# Saving


def test_saving_keeps_comments_and_makes_what_is_missing():
    path = write("copydesk.toml", '# Our own.\ndesk = "news"  # for now\n')
    save(path, {"rules": {"spacing/double-space": "off"}, "desk": "sport"})
    assert path.read_text() == '# Our own.\ndesk = "sport"\n\n[rules]\n"spacing/double-space" = "off"\n'
    assert settings("a.txt").severity == {"spacing/double-space": "off"}
    save(Path("new.toml"), {"terms": [{"term": "email", "instead_of": ["e-mail"], "reason": "short"}]})
    assert settings("a.txt", file=Path("new.toml")).terms == (Term("email", ("e-mail",), "short"),)


def test_saving_what_is_wrong_writes_nothing():
    path = write("copydesk.toml", 'desk = "news"\n')
    with pytest.raises(SettingsError, match="did you mean 'spacing/double-space'"):
        save(path, {"rules": {"spacing/dobule-space": "off"}})
    assert path.read_text() == 'desk = "news"\n'


def test_saving_into_a_project_file_leaves_the_rest_alone():
    path = write("pyproject.toml", '[project]\nname = "x"\n\n[tool.copydesk]\ndesk = "news"\n')
    save(path, {"desk": None, "words": ["Zelle"]})
    assert path.read_text() == '[project]\nname = "x"\n\n[tool.copydesk]\nwords = ["Zelle"]\n'


# Whatever a file says

NAMES = st.sampled_from(
    [
        *KEYS,
        *OF_FILES,
        "term",
        "instead_of",
        "reason",
        "sport",
        "smog",
        "spacing/double-space",
        "severity",
        "words",
        "x",
    ]
)
SCALARS = st.one_of(
    st.booleans(),
    st.integers(-3, 99),
    st.floats(allow_nan=True),
    st.sampled_from(["", "en", "off", "error", "auto", "sport", "spacing", "!", "*.md", "x", "copydesk.toml"]),
)
ANYTHING = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3), max_leaves=8
)


@given(st.dictionaries(NAMES, ANYTHING, max_size=4))
@settings_of_hypothesis(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_a_file_says_it_is_taken_or_refused_with_a_place(raw):
    text = "\n".join(f"{toml_key(name)} = {toml_text.written(value)}" for name, value in raw.items())
    path = write("fuzz/copydesk.toml", text)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return  # a number that Python writes otherwise
    refused = "fuzz/copydesk.toml: "
    try:
        Loader(file=path).resolve(Path("a.md"))
    except SettingsError as error:
        refused = str(error)
    assert "fuzz/copydesk.toml" in refused


def toml_key(name: str) -> str:
    return name if name.replace("_", "").isalnum() else f'"{name}"'
