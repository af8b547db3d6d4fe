"""Articles of every dialect: what is for a program stays to the byte, what is wrong beside it is mended, and once.

Six files of each dialect lie in `dialects/`, with a defect inside and beside every construct. `expected.toml` there
names the constructs of each (`kept`), and what becomes of the defects: by safe fixes, and by unsafe ones besides.
"""

import re
import shutil
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from tests.command import copydesk

FOLDER = Path(__file__).parent / "dialects"
DIALECTS = ("hugo", "jekyll", "docusaurus", "myst", "pandoc", "html")
LIST = "expected.toml"
DEFECT = re.compile(r"  | [,;]|was was|[a-z],[a-z]|\( | \)|of of")
"""What would be mended in copy."""


@dataclass(frozen=True)
class Article:
    """A file, the constructs in it, and each defect with what becomes of it."""

    path: Path
    kept: tuple[str, ...]
    safe: tuple[tuple[str, str], ...]
    unsafe: tuple[tuple[str, str], ...]

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def mended(self, *, unsafe: bool) -> str:
        """The text as it should be mended."""
        text = self.text
        for before, after in (*self.safe, *(self.unsafe if unsafe else ())):
            assert text.count(before) == 1, f"{self.path.name}: {before!r} stands there {text.count(before)} times"
            text = text.replace(before, after)
        return text


def articles(dialect: str) -> list[Article]:
    """The articles of a dialect."""
    listed = tomllib.loads((FOLDER / dialect / LIST).read_text(encoding="utf-8"))
    return [
        Article(
            FOLDER / dialect / name,
            tuple(row["kept"]),
            tuple(map(tuple, row["safe"])),
            tuple(map(tuple, row.get("unsafe", ()))),
        )
        for name, row in listed.items()
    ]


ALL = [article for dialect in DIALECTS for article in articles(dialect)]
both = pytest.mark.parametrize("unsafe", [False, True], ids=["safe", "unsafe"])
each = pytest.mark.parametrize("article", ALL, ids=lambda article: f"{article.path.parent.name}-{article.path.name}")


@pytest.fixture(scope="module")
def fixed(tmp_path_factory):
    """What `copydesk fix --write` makes of a dialect's files, by name, after one run and after two."""

    @cache
    def of(dialect: str, unsafe: bool) -> tuple[dict[str, str], dict[str, str]]:
        folder = tmp_path_factory.mktemp(dialect)
        for article in articles(dialect):
            shutil.copy(article.path, folder)
        runs = []
        for _ in range(2):
            answer = copydesk("fix", "--no-config", "--write", *["--unsafe-fixes"] * unsafe, folder)
            assert (answer.code, answer.err) == (0, "")
            runs.append({path.name: path.read_bytes().decode() for path in folder.iterdir()})
        return runs[0], runs[1]

    return of


def test_every_dialect_has_six_files_and_each_is_listed():
    for dialect in DIALECTS:
        files = {path.name for path in (FOLDER / dialect).iterdir()} - {LIST}
        assert len(files) == 6
        assert files == {article.path.name for article in articles(dialect)}


@each
def test_every_construct_has_a_defect_in_it_and_the_file_has_others(article):
    assert article.safe
    for piece in article.kept:
        assert piece in article.text
        assert DEFECT.search(piece), f"nothing is wrong in {piece!r}"


@both
@each
def test_a_mended_file_has_its_constructs_to_the_byte(fixed, article, unsafe):
    mended = fixed(article.path.parent.name, unsafe)[0][article.path.name]
    places = re.compile("|".join(map(re.escape, sorted(article.kept, key=len, reverse=True))))
    assert places.findall(mended) == places.findall(article.text)


@both
@each
def test_the_defects_beside_them_are_mended_and_nothing_else_is(fixed, article, unsafe):
    assert fixed(article.path.parent.name, unsafe)[0][article.path.name] == article.mended(unsafe=unsafe)


@both
@each
def test_a_second_fix_changes_nothing(fixed, article, unsafe):
    first, second = fixed(article.path.parent.name, unsafe)
    assert second[article.path.name] == first[article.path.name]
