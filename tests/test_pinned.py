"""What others made is taken by hash, by commit or not at all: packages of Python and npm, and GitHub's actions."""

import json
import re
import subprocess
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests import npm, pins
from tests.conftest import ROOT

LISTS = sorted(path for path in pins.FOLDER.glob("*.txt") if "--hash" in path.read_text(encoding="utf-8"))
DESK = {pin.name for pin in pins.read(pins.FOLDER / "desk.txt")}
USES = re.compile(r"(?m)^[ \t-]*uses:[ \t]*(\S+)[ \t]*(.*)$")
OWN = "OWNER/copydesk@"


def unpinned(text: str) -> list[str]:
    """The actions of others that are not named by a commit with its version beside it."""
    return [
        uses
        for uses, comment in USES.findall(text)
        if not uses.startswith(("./", OWN))
        and not (re.fullmatch(r"[\w.-]+(/[\w.-]+)+@[0-9a-f]{40}", uses) and re.match(r"# v\d+\.\d+\.\d+\b", comment))
    ]


def pages() -> dict[str, str]:
    """Every YAML and Markdown file of the project by its path."""
    call = ["git", "ls-files", "-z", "*.yml", "*.yaml", "*.md"]
    names = subprocess.run(call, cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    return {name: (ROOT / name).read_text(encoding="utf-8") for name in names if name}


def test_every_action_of_others_is_named_by_its_commit_with_its_version_beside_it():
    found = {name: unpinned(text) for name, text in pages().items() if USES.search(text)}
    assert set(found) >= {"action.yml", "docs/ci/github.yml", "README.md"}
    assert {name: uses for name, uses in found.items() if uses} == {}


@pytest.mark.parametrize(
    "line",
    [
        "uses: actions/checkout@v4",
        "  - uses: actions/checkout@3d3c42e",
        "  - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
        "  - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # the newest",
        "  - uses: docker://alpine:3.20",
    ],
)
def test_a_tag_a_short_commit_or_a_missing_version_is_seen(line):
    assert unpinned(line)


@pytest.mark.parametrize(
    "line",
    [
        "  - uses: github/codeql-action/upload-sarif@8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2",
        "  - uses: ./",
        "who uses: actions/checkout@v4 in a sentence",
    ],
)
def test_a_commit_with_its_version_and_what_is_no_action_of_others_pass(line):
    assert not unpinned(line)


def test_one_version_of_an_action_is_used_everywhere():
    used = {tuple(uses.split("@")) for text in pages().values() for uses, _ in USES.findall(text) if OWN not in uses}
    assert len(used) == len({action for action, _ in used})


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_every_package_of_a_list_has_one_version_and_its_hashes(path):
    entries = pins.read(path)
    assert len(entries) > 0
    for pin in entries:
        assert pin.version
        assert pin.hashes, pin.name


def test_the_lists_agree_on_versions_and_files():
    command, run, tests = (
        {(pin.name, pin.version, pin.hashes) for pin in pins.read(pins.FOLDER / f"{name}.txt")}
        for name in ("command", "run", "test")
    )
    assert command < run < tests


def test_the_lists_hold_what_the_project_needs():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    needed = [Requirement(text) for text in project["project"]["dependencies"]]
    needed += [Requirement(text) for text in project["dependency-groups"]["build"]]
    for name in ("run.txt", "command.txt"):
        versions = {pin.name: pin.version for pin in pins.read(pins.FOLDER / name)}
        for requirement in needed:
            if name == "run.txt" or requirement.name not in DESK:
                assert versions[canonicalize_name(requirement.name)] in requirement.specifier, "run `make requirements`"
    assert not DESK & set(versions), "the command is installed without the desk"


def test_every_tool_of_npm_has_its_hash():
    """A lock that names no registry is good for every desk's own."""
    lock = json.loads((npm.LOCK / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    asked = lock.pop("")
    assert {name.removeprefix("node_modules/") for name in lock} == {
        *asked["dependencies"], *asked["optionalDependencies"]
    }  # fmt: skip
    assert all(package["integrity"].startswith("sha512-") and "resolved" not in package for package in lock.values())


@pytest.mark.parametrize(("name", "calls"), [("Makefile", 5), ("action.yml", 2)])
def test_nothing_is_installed_but_by_hash(name, calls):
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    found = [line for line in re.findall(r"(?m)^.*\bpip install .*|^ +install .*", text) if '"$@"' not in line]
    assert len(found) == calls
    for call in found:
        assert "--require-hashes" in call or ("--no-deps" in call and "--no-build-isolation" in call), call
