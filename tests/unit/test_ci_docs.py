"""``docs/ci.md``, the snippets of ``prodready init``, the action and the hooks: each parsed, each command tried."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from prodready import __version__
from prodready.commands import _reports, names, parser_of
from prodready.commands.init import CIS, snippet
from prodready.config.files import of_folder
from prodready.gather import gather
from prodready.project.ci.pipelines import Ci, ci
from prodready.pytest_plugin import _FLAGS, _LISTS, _VALUES
from prodready.tree.memory import MemoryTree

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "ci.md").read_text("utf-8")
BLOCKS = re.findall(r"(?:<!-- snippet: (\S+) -->\n)?```(\w+)\n(.*?)```\n", DOCS, re.DOTALL)
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
SNIPPETS = sorted(path.name for path in (ROOT / "prodready" / "snippets").iterdir())


def accepts(words: tuple[str, ...]) -> str:
    """The command that the words call, all options of which exist and fit."""
    name, *arguments = words
    assert name in names()
    args = parser_of(name).parse([word for word in arguments if word != "||"])
    if hasattr(args, "output"):
        _reports.plan(args.format, args.output, several=False)
    return name


def blocks(language: str) -> Iterator[str]:
    """The code blocks of the page in one language."""
    return (text for _, found, text in BLOCKS if found == language)


def pipeline(path: str, text: str) -> Ci:
    """What prodready itself reads in a CI's configuration."""
    found = ci.run(gather(MemoryTree({path: text.encode(), "app.py": b"x = 1\n"})))
    assert isinstance(found, Ci)
    return found


@pytest.mark.parametrize("host", CIS)
def test_each_hosts_snippet_installs_and_runs_the_audit(host: str) -> None:
    """Read as the host reads it: on a change, with its failure felt, with options that exist."""
    found = pipeline(CIS[host].file, snippet(CIS[host].snippet))
    calls = [command for command in found.effective if command.program == "prodready"]
    assert [accepts(command.args) for command in calls] == ["scan"]
    assert any(f"prodready~={__version__}" in command.words for command in found.effective)


@pytest.mark.parametrize("name", [name for name in SNIPPETS if name.endswith((".yml", ".yaml"))])
def test_snippets_are_yaml(name: str) -> None:
    """Of this version, each once in the page, word for word."""
    assert yaml.safe_load(snippet(name))
    assert f"prodready~={__version__}" in snippet(name)


def test_the_page_shows_every_snippet_word_for_word() -> None:
    """What init writes and what the page says do not drift apart."""
    shown = {name: text for name, _, text in BLOCKS if name}
    assert shown == {name: snippet(name) for name in SNIPPETS if name != "prodready.toml"}


def test_every_block_of_the_page_is_of_a_kind_that_is_parsed_here() -> None:
    """No block escapes the tests below."""
    assert {language for _, language, _ in BLOCKS} == {"yaml", "toml", "groovy", "sh", "ini"}
    for text in blocks("yaml"):
        assert isinstance(yaml.safe_load(text), dict)


def test_configurations_of_the_page_and_of_init_are_valid() -> None:
    """As the audit reads them."""
    for text in (*blocks("toml"), snippet("prodready.toml")):
        name = "pyproject.toml" if "[tool." in text else "prodready.toml"
        layer = of_folder({name: text.encode()}.get)
        assert layer is not None
        assert layer[0].values["fail_on"] in ("blocker", "error")


def test_commands_of_the_page_exist() -> None:
    """Those of shell blocks and those in the steps of jobs."""
    found = pipeline("ci/check.sh", "")
    lines = [line for text in blocks("sh") for line in text.splitlines()]
    runs = [step["run"] for text in blocks("yaml") for step in _steps(yaml.safe_load(text)) if "run" in step]
    script = "".join(f"      - run: {json.dumps(line)}\n" for line in (*lines, *runs))
    found = pipeline(".github/workflows/x.yml", f"on: push\njobs:\n  a:\n    runs-on: x\n    steps:\n{script}")
    called = [accepts(each.args) for each in found.commands if each.program == "prodready"]
    assert sorted(set(called)) == ["diff", "scan"]
    assert any(each.program == "pytest" and "--prodready" in each.words for each in found.commands)


def _steps(document: dict[str, dict[str, dict[str, list[dict[str, str]]]]]) -> list[dict[str, str]]:
    jobs = document.get("jobs", {}) if isinstance(document.get("jobs"), dict) else {}
    return [step for job in jobs.values() for step in job.get("steps", []) if isinstance(step, dict)]


def test_the_page_names_only_options_of_the_plugin_that_exist() -> None:
    """Keys of pytest's configuration, too."""
    options = {name.replace("-", "_") for name, *_ in (*_VALUES, *_LISTS, *_FLAGS)}
    named = set(re.findall(r"prodready_(\w+)", DOCS)) - {"rules"}
    assert named
    assert named <= options


def test_hooks_call_commands_that_exist() -> None:
    """Both hooks, as pre-commit would call them."""
    for hook in HOOKS:
        program, *words = hook["entry"].split()
        files = () if hook.get("pass_filenames") is False else ("app.py",)
        assert (program, accepts((*words, *files))) == ("prodready", words[0])
    assert [hook["id"] for hook in HOOKS] == ["prodready", "prodready-findings"]


def test_pre_commit_takes_the_hooks(tmp_path: Path) -> None:
    """Its own reader of manifests and configurations finds nothing wrong."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    config = tmp_path / ".pre-commit-config.yaml"
    own = [text for text in blocks("yaml") if "repos:" in text]
    assert len(own) == 2
    for text in own:
        config.write_text(text)
        check = [sys.executable, "-m", "pre_commit", "validate-config", str(config)]
        subprocess.run(check, check=True, capture_output=True)
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", manifest], check=True, capture_output=True)


class Runner:
    """What a runner of GitHub gives to the steps of an action."""

    def __init__(self, folder: Path) -> None:
        self.temp = folder / "temp"
        self.work = folder / "work"
        self.output = folder / "output"
        (self.temp / "prodready").mkdir(parents=True)
        self.work.mkdir()

    def step(self, number: int, programs: str = "", **inputs: str) -> subprocess.CompletedProcess[str]:
        """Run one step with the inputs, those left out at their defaults."""
        step = ACTION["runs"]["steps"][number]
        self.output.write_text("")
        given = {name: inputs.get(name.replace("-", "_"), each["default"]) for name, each in ACTION["inputs"].items()}
        env = {name: _filled(value, given) for name, value in step["env"].items()}
        assert step["shell"] == "bash"
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.work,
            env={
                "PATH": f"{programs}:/usr/local/bin:/usr/bin:/bin",
                "HOME": str(self.temp),
                "RUNNER_TEMP": str(self.temp),
                "GITHUB_OUTPUT": str(self.output),
                "GITHUB_ACTIONS": "true",
                "GITHUB_STEP_SUMMARY": str(self.temp / "summary.md"),
                "GITHUB_ACTION_PATH": "/actions/prodready",
                **env,
            },
            capture_output=True,
            text=True,
            check=False,
        )

    @property
    def outputs(self) -> dict[str, str]:
        """What the last step told."""
        return dict(line.split("=", 1) for line in self.output.read_text().splitlines())


def _filled(value: str, given: dict[str, str]) -> str:
    name = re.fullmatch(r"\$\{\{ inputs\.([\w-]+) \}\}", value)
    assert name
    return given[name[1]]


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    """A runner whose environment has prodready installed, and a repository that keeps TST001 and loses TST002."""
    made = Runner(tmp_path)
    bin_folder = made.temp / "prodready" / "bin"
    bin_folder.mkdir()
    for name in ("prodready", "python"):
        (bin_folder / name).symlink_to(Path(sys.executable).parent / name)
    (made.work / "pytest.ini").write_text("[pytest]\n")
    (made.work / "app.py").write_text("def f():\n    return 1\n")
    (made.work / "json.py").write_text("raise SystemExit('the audited repository was imported')\n")
    (made.work / "prodready.toml").write_text("profile = 'all'\nselect = ['TST001', 'TST002']\nfail-on = 'never'\n")
    return made


def test_the_action_lets_no_input_into_its_scripts() -> None:
    """Inputs reach the shell as variables only, and outputs and inputs have what they refer to."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step["run"]
        named = {value[len("${{ inputs.") : -len(" }}")] for value in step["env"].values()}
        assert named <= ACTION["inputs"].keys()
    used = {name for step in ACTION["runs"]["steps"] for name in re.findall(r"inputs\.([\w-]+)", str(step["env"]))}
    assert used == set(ACTION["inputs"])


def test_the_action_tells_the_score_and_ends_as_the_gate_does(runner: Runner) -> None:
    """Outputs, annotations, the summary and both reports; nothing of the audited repository is run."""
    passed = runner.step(1, sarif="out.sarif")
    assert passed.returncode == 0, passed.stderr
    report = runner.outputs.pop("report")
    assert runner.outputs | {"report": report} == {
        "exit-code": "0",
        "report": report,
        "passed": "1",
        "applicable": "2",
        "percent": "50.0",
        "rating": "not rated",
    }
    assert set(runner.outputs) == set(ACTION["outputs"])
    assert json.loads(Path(report).read_text())["gate"]["exit_code"] == 0
    assert json.loads((runner.work / "out.sarif").read_text())["version"] == "2.1.0"
    assert "::warning" in passed.stdout
    assert "### prodready: PASSED" in (runner.temp / "summary.md").read_text()
    failed = runner.step(1, require="TST001, TST002", fail_under="80%")
    assert (failed.returncode, runner.outputs["exit-code"]) == (1, "1")
    soft = runner.step(1, require="TST002", fail="false")
    assert (soft.returncode, runner.outputs["exit-code"]) == (0, "1")


def test_the_action_fails_where_nothing_was_audited(runner: Runner) -> None:
    """Also with ``fail: false``: that excuses a failing gate, not a mistake; inputs are words, never code."""
    for inputs in ({"profile": "$(touch owned)"}, {"path": "nowhere"}, {"fail_on": "; touch owned"}):
        ended = runner.step(1, fail="false", **inputs)
        assert ended.returncode == 2
        assert runner.outputs == {"exit-code": "2"}
    assert not (runner.work / "owned").exists()


def test_the_action_installs_itself_or_the_named_version(runner: Runner) -> None:
    """With a python3 that writes down what it is asked, found on the PATH as on a runner."""
    fake = runner.temp / "fake"
    fake.mkdir()
    python = fake / "python3"
    python.write_text(f'#!/bin/sh\necho "$@" >>"{runner.temp}/calls"\n')
    python.chmod(0o755)
    inner = runner.temp / "prodready" / "bin" / "python"
    inner.unlink()
    inner.symlink_to(python)
    for version in ("", "==0.1.0"):
        ended = runner.step(0, str(fake), version=version)
        assert ended.returncode == 0, ended.stderr
    calls = (runner.temp / "calls").read_text().splitlines()
    assert [call.split()[-1] for call in calls] == [
        str(runner.temp / "prodready"),
        "/actions/prodready",
        str(runner.temp / "prodready"),
        "prodready==0.1.0",
    ]
    assert all(call.startswith("-I -m") for call in calls), "nothing in the working directory is imported"


@pytest.mark.skipif(not os.environ.get("PRODREADY_WHOLE"), reason="installs from the network")
def test_pre_commit_runs_both_hooks_from_the_repository(tmp_path: Path) -> None:
    """pre-commit itself, in a scratch repository: a finding stops a commit of its file and of no other."""
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home"), "GIT_CONFIG_GLOBAL": os.devnull}
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(command, cwd=scratch, env=env, capture_output=True, text=True, check=False)

    revision = run("git", "-C", str(ROOT), "rev-parse", "HEAD").stdout.strip()
    ids = "".join(f"      - id: {hook['id']}\n" for hook in HOOKS)
    (scratch / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {ROOT}\n    rev: {revision}\n    hooks:\n{ids}"
    )
    (scratch / "prodready.toml").write_text("fail-on = 'error'\n")
    (scratch / "bad.py").write_text("def f():\n    print(1)\n")
    (scratch / "good.py").write_text("def f():\n    return 1\n")
    run("git", "init", "-q")
    run("git", "add", "good.py", "prodready.toml", ".pre-commit-config.yaml")
    hook = (sys.executable, "-m", "pre_commit", "run")
    assert run(*hook, "prodready-findings").returncode == 0
    run("git", "add", "bad.py")
    stopped = run(*hook, "prodready-findings")
    assert stopped.returncode == 1
    assert "bad.py:2:5: OBS101 error" in stopped.stdout
    whole = run(*hook, "prodready", "--all-files")
    assert whole.returncode == 1
    assert "GATE" in whole.stdout
