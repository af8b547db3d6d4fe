"""The packed lists and arrays."""

import os
import subprocess
import sys
from itertools import pairwise

import numpy as np
import pytest

from checks.language import packed, words


def test_words_are_in_order_so_that_those_of_one_letter_are_neighbours():
    assert all(one < other for one, other in pairwise(words._entries()))


@pytest.mark.parametrize("letter", ["q", "y"])
def test_the_words_of_a_letter_are_all_its_lower_case_words(letter: str):
    found = {word for part in words._by_length(letter).values() for word in part}
    assert found == {word for word in words._table() if word[0] == letter and word.islower() and words.is_common(word)}


def test_arrays_are_read_as_numpy_packs_them(tmp_path, monkeypatch):
    monkeypatch.setattr(packed, "files", lambda package: tmp_path)
    np.savez_compressed(tmp_path / "small.npz", numbers=np.arange(3))
    assert packed.arrays("checks.models.small")["numbers"].tolist() == [0, 1, 2]


@pytest.mark.parametrize(("asked", "threads"), [(None, "1"), ("3", "3")])
def test_matrices_are_multiplied_by_one_thread_unless_more_are_asked_for(asked: str | None, threads: str):
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_NUM_THREADS"}
    environment |= {"OPENBLAS_NUM_THREADS": asked} if asked else {}
    code = "import sys, checks, os; print(os.environ['OPENBLAS_NUM_THREADS'], 'numpy' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert run.stdout.split() == [threads, "False"]
