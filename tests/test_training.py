"""The training: what it reads is named and verified, what ships is made by one of its parts."""

import ast
import gzip
import hashlib
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from checks.language import words
from checks.models.trees import Trees
from tests.conftest import ROOT
from training.compare import compared
from training.corpora import Corpus, CorpusError, all_corpora
from training.forest import flat
from training.parts import PARTS
from training.place import Place
from training.real_words.alike import inflected, of_one_sound, one_edit_pairs, slip
from training.real_words.graph import Graph
from training.text.documents import documents
from training.text.paragraphs import is_title_like, markdown_paragraphs, plain
from training.text.prepare import running, runs, write
from training.words import attested

MODULES = sorted((ROOT / "training").rglob("*.py"))
LONGEST_MODULE, LONGEST_FUNCTION = 250, 30


def command(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "training", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


# what is read and made


def test_every_packed_file_that_ships_is_made_by_one_part():
    package = ROOT / "checks"
    packed = [path for folder in ("data", "models") for path in (package / folder).rglob("*") if path.is_file()]
    shipped = [path.relative_to(package).as_posix() for path in packed if path.suffix in (".gz", ".npz")]
    made = [name for part in PARTS for name in part.makes]
    assert sorted(made) == sorted([*shipped, "data/attested_words.txt"])


def test_every_corpus_is_named_by_version_and_checksum_and_somebody_reads_it():
    assert {name for part in PARTS for name in part.reads} == set(all_corpora())
    for corpus in all_corpora().values():
        assert corpus.source
        assert corpus.version
        assert corpus.licence
        assert corpus.put
        assert corpus.count > 0
        assert len(corpus.sha256) == 64


@pytest.mark.parametrize("corpus", [each for each in all_corpora().values() if each.source.startswith("https://")])
def test_a_repository_is_named_by_a_commit(corpus):
    word, commit = corpus.version.split()
    assert (word, len(commit)) == ("commit", 40)
    assert corpus.put.endswith(commit)


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    """Two files in their place below tmp_path, and one that does not belong to them."""
    folder = tmp_path / "letters" / "text"
    folder.mkdir(parents=True)
    for name, text in (("b.txt", "two\n"), ("a.txt", "one\n"), ("note.md", "not read\n")):
        (folder / name).write_text(text)
    printed = "".join(
        f"{hashlib.sha256(text).hexdigest()}  {name}\n" for name, text in (("a.txt", b"one\n"), ("b.txt", b"two\n"))
    )
    digest = hashlib.sha256(printed.encode()).hexdigest()
    put = "git clone letters CORPORA/letters"
    return Corpus("letters", "letters", "ours", "letters.org", "version 1", put, ("*.txt",), 2, digest, "text")


def test_a_corpus_that_is_in_its_place_is_taken(corpus, tmp_path):
    corpus.verify(tmp_path)


def test_a_file_that_does_not_belong_to_a_corpus_does_not_matter(corpus, tmp_path):
    (tmp_path / "letters" / "text" / "note.md").write_text("other\n")
    corpus.verify(tmp_path)


def test_one_letter_of_a_corpus_more_is_refused(corpus, tmp_path):
    (tmp_path / "letters" / "text" / "b.txt").write_text("twos\n")
    with pytest.raises(CorpusError, match="is not version 1: it has 2 files"):
        corpus.verify(tmp_path)


def test_a_file_of_a_corpus_that_is_missing_is_refused(corpus, tmp_path):
    (tmp_path / "letters" / "text" / "b.txt").unlink()
    with pytest.raises(CorpusError, match="it has 1 files"):
        corpus.verify(tmp_path)


def test_a_missing_corpus_says_how_to_put_it_in_place(corpus, tmp_path):
    with pytest.raises(CorpusError, match=f"Put it there: git clone letters {tmp_path}/elsewhere/letters"):
        corpus.verify(tmp_path / "elsewhere")


def test_a_package_that_is_not_installed_is_asked_for(corpus, tmp_path):
    with pytest.raises(CorpusError, match="is not installed"):
        replace(corpus, module="no_package_of_this_name").verify(tmp_path)


def test_a_part_begins_at_the_step_that_is_asked_for():
    casing = next(part for part in PARTS if part.name == "casing")
    assert casing.steps_from("trees") == [casing.steps["trees"], casing.steps["tables"]]
    assert casing.steps_from(None) == list(casing.steps.values())


def test_the_parts_are_listed():
    run = command()
    assert run.returncode == 0
    assert all(part.name in run.stdout for part in PARTS)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("words",), "The corpus scowl (Debian's package scowl, 2020.12.07-2) is missing"),
        (("nothing",), "There is no part nothing"),
    ],
)
def test_what_is_missing_is_said_in_a_sentence(arguments, said, tmp_path):
    run = command(*arguments, "--corpora", str(tmp_path), "--work", str(tmp_path / "work"))
    assert run.returncode == 2
    assert said in run.stderr
    assert "Traceback" not in run.stderr


# what differs


def test_the_same_bytes_are_identical(tmp_path):
    for name in ("built.txt", "ships.txt"):
        (tmp_path / name).write_text("one\n")
    assert compared(tmp_path / "built.txt", tmp_path / "ships.txt") == "identical, to the byte"


def test_lists_that_are_packed_otherwise_are_the_same(tmp_path):
    for level in (1, 9):
        (tmp_path / f"{level}.gz").write_bytes(gzip.compress(b"one two three four\n" * 50, level, mtime=0))
    assert compared(tmp_path / "1.gz", tmp_path / "9.gz") == "the same content, packed otherwise"


def test_lines_that_differ_are_counted(tmp_path):
    (tmp_path / "built.txt").write_text("one\ntwo\nsix\nten\n")
    (tmp_path / "ships.txt").write_text("one\ntwo\nthree\n")
    found = compared(tmp_path / "built.txt", tmp_path / "ships.txt")
    assert found == "1 of the 3 lines that ship are not there, 2 are new"


def test_arrays_that_differ_are_named_with_their_share(tmp_path):
    np.savez(tmp_path / "built.npz", same=np.arange(3), other=np.array([1.0, 2.0, 3.0, 6.0]))
    np.savez(tmp_path / "ships.npz", same=np.arange(3), other=np.array([1.0, 2.0, 3.0, 4.0]))
    found = compared(tmp_path / "built.npz", tmp_path / "ships.npz")
    assert found == "1 of 2 arrays are identical; other than what ships: 25.00% of other, by 0.5 on average"


def test_the_endless_thresholds_of_leaves_are_no_distance(tmp_path):
    np.savez(tmp_path / "built.npz", bars=np.array([1.0, np.inf, np.inf]))
    np.savez(tmp_path / "ships.npz", bars=np.array([3.0, np.inf, 4.0]))
    found = compared(tmp_path / "built.npz", tmp_path / "ships.npz")
    assert found.endswith("66.67% of bars, by 2 on average")


# text


def test_documents_are_divided_by_empty_lines(tmp_path):
    (tmp_path / "wiki.txt").write_text("One.\nTwo.\n\nThree.\n\n")
    assert list(documents(tmp_path, "wiki")) == ["One.\nTwo.", "Three."]


def test_marks_are_taken_out_of_a_paragraph():
    assert plain("The **new** [law](https://x.org) &amp; its <b>aims</b>") == "The new law & its aims"


def test_stars_and_brackets_that_mark_nothing_stay():
    assert plain("a * b [sic] 3 < 4") == "a * b [sic] 3 < 4"


@pytest.mark.parametrize("line", ["Senate Passes Budget Bill on Time", "By Ann Lee", "***"])
def test_a_title_says_nothing_about_running_text(line):
    assert is_title_like(line)


@pytest.mark.parametrize("line", ["The Senate passed the bill.", "It was late.", "He said that Ann Lee will go"])
def test_a_sentence_with_names_is_no_title(line):
    assert not is_title_like(line)


def test_front_matter_and_tables_are_no_paragraphs():
    source = "---\ntitle: x\n---\n\nOne\nline.\n\n| a | b |\n\nTwo."
    assert [text for text in markdown_paragraphs(source) if text] == ["One line.", "Two."]


LONG = "The committee met on Tuesday to hear what the towns along the river had to say about the new bridge. " * 3


def test_a_paragraph_is_read_once_and_a_short_document_not_at_all():
    assert list(running([[LONG], [LONG], ["It was late."]])) == [[LONG]]


def test_what_is_measured_with_is_not_learnt_from(tmp_path):
    other = LONG.replace("river", "road").replace("bridge", "school")
    write(tmp_path / "wiki.txt", [[LONG], [f"{other} On the other side nobody came at all."]], runs(LONG))
    assert [text[:40] for text in documents(tmp_path, "wiki")] == []
    write(tmp_path / "wiki.txt", [[LONG], ["Nobody else wrote this sentence, and nobody will. " * 6]], runs(LONG))
    assert len(list(documents(tmp_path, "wiki"))) == 1


# words


def texts_with(folder: Path, sentence: str, times: int) -> Place:
    """A place whose Wikipedia has the sentence in so many documents."""
    place = Place(folder, folder)
    place.text.joinpath("wiki.txt").write_text(f"{sentence}\n\n" * times)
    for name in ("wikinews", "wh"):
        place.text.joinpath(f"{name}.txt").write_text("")
    return place


def attested_in(place: Place) -> str:
    attested.run(place)
    return place.built("data/attested_words.txt").read_text()


def test_a_word_of_three_documents_is_attested(tmp_path):
    assert attested_in(texts_with(tmp_path, "They put up a brambleshed there.", 3)) == "brambleshed\n"


def test_a_word_of_two_documents_is_not(tmp_path):
    assert attested_in(texts_with(tmp_path, "They put up a brambleshed there.", 2)) == "\n"


def test_a_slip_that_a_few_documents_share_is_not_attested(tmp_path):
    assert attested_in(texts_with(tmp_path, "They met the presidnet there.", 5)) == "\n"


def test_the_list_that_ships_does_not_vouch_for_a_slip(tmp_path):
    assert words.is_attested("highset")
    assert attested_in(texts_with(tmp_path, "They built a comune and a highset house.", 3)) == "comune\n"


# words that are alike


@pytest.mark.parametrize(
    ("one", "two"), [("walk", "walked"), ("tries", "try"), ("stop", "stopping"), ("bake", "baked")]
)
def test_regular_forms_of_one_word_are_known(one, two):
    assert inflected(one, two)


@pytest.mark.parametrize(("one", "two"), [("walk", "talked"), ("of", "off"), ("her", "here")])
def test_two_words_are_no_forms_of_one(one, two):
    assert not inflected(one, two)


@pytest.mark.parametrize(
    ("one", "two", "kind"),
    [
        ("form", "from", "slip"),
        ("to", "too", "slip"),
        ("not", "bot", "slip"),
        ("not", "hot", "slip"),
        ("not", "pot", "substitution"),
    ],
)
def test_another_letter_is_a_slip_where_its_key_touches_the_right_one(one, two, kind):
    assert slip(one, two) == kind


def test_words_one_edit_apart_are_paired_once():
    assert one_edit_pairs(["form", "from", "farm", "forms", "book"]) == [
        ("farm", "form"),
        ("form", "forms"),
        ("form", "from"),
    ]


def test_stress_does_not_part_words_of_one_sound():
    spoken = [("their", [["DH", "EH1", "R"]]), ("there", [["DH", "EH0", "R"]]), ("the", [["DH", "AH0"]])]
    assert of_one_sound(spoken) == [("their", "there")]


def test_the_first_kind_of_a_pair_stays_and_spellings_of_one_word_are_no_pair():
    graph = Graph({"their": 500, "there": 900, "colour": 500, "color": 500})
    graph.join_lists(
        {"common": [["their", "there"]], "listed": [["there", "their"], ["colour", "color"], ["a", "absent"]]}
    )
    assert graph.lines()[0] == "there\t900\ttheir:common"
    assert not graph.near.get("colour")


# trees


class Booster:
    """A model of lightgbm: one tree of three leaves."""

    def dump_model(self) -> dict[str, list[dict[str, object]]]:
        low = {
            "split_feature": 1,
            "threshold": 3.0,
            "left_child": {"leaf_value": -1.0},
            "right_child": {"leaf_value": 0.0},
        }
        root = {"split_feature": 0, "threshold": 0.5, "left_child": low, "right_child": {"leaf_value": 2.0}}
        return {"tree_info": [{"tree_structure": root}, {"tree_structure": {"leaf_value": 1.0}}]}


def test_trees_are_read_as_lightgbm_means_them():
    rows = np.array([[0.0, 1.0], [0.0, 4.0], [1.0, 0.0]], np.float32)
    expected = 1 / (1 + np.exp(-(np.array([-1.0, 0.0, 2.0]) + 1.0)))
    assert np.allclose(Trees(flat(Booster()))(rows), expected)


# the house


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_modules_of_the_training_are_short_and_their_functions_fit_on_a_screen(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_what_ships_does_not_need_the_training():
    for path in (ROOT / "checks").rglob("*.py"):
        assert "import training" not in path.read_text(encoding="utf-8")
        assert "from training" not in path.read_text(encoding="utf-8")
