"""`copydesk fix --diff . | git apply`, by a shell that minds every part of a pipe, in a folder with every format."""

import io
import os
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from checks import formats
from tests.command import copydesk
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(shutil.which("git") is None or shutil.which("bash") is None, reason="needs git, bash")

SLIP = "One  space too many.\n"
MENDED = "One space too many.\n"
SOURCES = {
    "text": SLIP,
    "markdown": f"# Rain\n\n{SLIP}",
    "mdx": f"# Rain\n\n{SLIP}",
    "html": f"<h1>Rain</h1>\n<p>{SLIP}</p>\n",
}
NAMES = ("plain", "two words", "Straße in Łódź", "вечер 夜 😀", 'it\'s "quoted" 100%', "-dash", "a\\b", "new/b/lines")


def word(text: str) -> bytes:
    made = docx.Document()
    made.add_paragraph(text)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with an article in every format under every name, and some in other bytes."""
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    for suffix, form in formats.formats().items():
        for name in NAMES:
            path = tmp_path / f"{name}{suffix}"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(word(SLIP) if form == formats.DOCX else SOURCES[form].encode())
    (tmp_path / "clean.md").write_text(MENDED)
    (tmp_path / "crlf.md").write_bytes(f"# Rain\r\n\r\n{SLIP.strip()}\r\n".encode())
    (tmp_path / "no end.txt").write_bytes(SLIP.strip().encode())
    (tmp_path / "marked.txt").write_bytes(f"\ufeff{SLIP}".encode())
    (tmp_path / "wide.txt").write_bytes(SLIP.encode("utf-16"))
    return tmp_path


def shell(line: str, cwd: Path, *, flags: str = "-o pipefail") -> subprocess.CompletedProcess[str]:
    program = f'copydesk() {{ PYTHONPATH="{ROOT}" "{sys.executable}" -m checks "$@"; }}\n{line}\n'
    words = ["bash", *flags.split(), "-c", program]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(words, cwd=cwd, capture_output=True, text=True, check=False, env=environment)


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".git" not in path.parts
    }


def carried(name: str) -> bool:
    return not name.endswith(".docx") and name != "wide.txt"


def test_every_text_is_mended_and_what_no_patch_carries_is_a_note(folder):
    before = contents(folder)
    done = shell("copydesk fix --diff . | git apply", folder)
    assert done.returncode == 1, done.stderr  # there was something to mend, as the patch says; 2 would be a failure
    notes = sorted(done.stderr.splitlines())
    assert notes == sorted(
        f"note: {name}: a patch cannot carry {'utf-16-le' if name == 'wide.txt' else 'a .docx'}: mend it with --write"
        f"{', or save it as UTF-8' * (name == 'wide.txt')}."
        for name in before
        if not carried(name)
    )
    assert contents(folder) == {
        name: data.replace(b"One  space", b"One space") if carried(name) else data for name, data in before.items()
    }
    again = shell("copydesk fix --diff .", folder)
    assert (again.returncode, again.stdout) == (0, "")
    assert sorted(again.stderr.splitlines()) == notes


def test_a_script_that_ends_at_the_first_failure_goes_on(folder):
    line = "copydesk fix --diff --exit-zero . | git apply --allow-empty"
    done = shell(
        f"{line}\n{line}\ncopydesk fix --write . \ncopydesk fix --diff .\necho done", folder, flags="-eu -o pipefail"
    )
    assert (done.returncode, done.stdout) == (0, "done\n"), done.stderr


def test_it_works_below_the_top_of_the_repository_too(folder):
    done = shell("copydesk fix --diff . | git apply", folder / "new")
    assert done.returncode == 1, done.stderr
    assert b"One  space" in (folder / "plain.txt").read_bytes()
    assert b"One space" in (folder / "new" / "b" / "lines.txt").read_bytes()


@pytest.mark.parametrize("name", ["plain.docx", "wide.txt"])
def test_what_is_named_itself_and_cannot_be_a_patch_is_2(folder, monkeypatch, name):
    monkeypatch.chdir(folder)
    answer = copydesk("fix", "--diff", name, "plain.txt")
    assert answer.code == 2
    assert answer.err.startswith(f"error: {name}: a patch cannot carry ")
    assert "+One space too many." in answer.text
    assert copydesk("fix", "--diff", "--exit-zero", name).code == 2


def test_a_clean_word_file_needs_no_note(tmp_path):
    (tmp_path / "clean.docx").write_bytes(word(MENDED))
    (tmp_path / "a.txt").write_text(SLIP)
    answer = copydesk("fix", "--diff", tmp_path)
    assert (answer.code, answer.err) == (1, "")
    assert copydesk("fix", "--diff", "--exit-zero", tmp_path).out == answer.out


def test_a_folder_of_word_files_alone_has_an_empty_patch_and_a_note(tmp_path):
    (tmp_path / "a.docx").write_bytes(word(SLIP))
    answer = copydesk("fix", "--diff", tmp_path)
    assert (answer.code, answer.out) == (0, b"")
    assert answer.err == f"note: {tmp_path / 'a.docx'}: a patch cannot carry a .docx: mend it with --write.\n"
