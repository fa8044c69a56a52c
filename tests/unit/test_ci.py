"""What CI really runs: from configuration through runners and scripts to commands, with the way there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prodready.gather import gather
from prodready.project.ci.generic import HOSTS, Host
from prodready.project.ci.pipelines import Ci, Command, Documented, ci, documented, local_commands
from prodready.project.commands.expand import MAX_COMMANDS
from prodready.project.commands.runners.container import compose_files
from prodready.project.layout.repo import Repo
from prodready.project.snapshot import Snapshot
from prodready.tree.memory import MemoryTree

WORKFLOW = ".github/workflows/ci.yml"


def snapshot(files: Mapping[str, str]) -> Snapshot:
    return gather(MemoryTree({path: text.encode() for path, text in files.items()}))


def run(files: Mapping[str, str]) -> Ci:
    found = ci.run(snapshot(files))
    assert isinstance(found, Ci)
    return found


def workflow(*commands: str, job: str = "", on: str = "push") -> str:
    steps = "".join(f"      - run: {command}\n" for command in commands)
    return f"on: {on}\njobs:\n  check:\n    runs-on: x\n{job}    steps:\n{steps}"


def places(command: Command) -> list[str]:
    return [f"{place.path}:{place.line}" for place in command.via]


def named(found: Ci, program: str) -> Command:
    (command,) = [one for one in found.commands if one.program == program]
    return command


def test_every_place_on_the_way_is_kept_outermost_first() -> None:
    found = run(
        {
            WORKFLOW: workflow("make check"),
            "Makefile": "check: prepare\n\ttox -e unit -- -x\nprepare:\n\tpip install tox\n",
            "tox.ini": "[testenv]\ncommands =\n    sh ci/run.sh {posargs}\n",
            "ci/run.sh": "set -e\n\npytest $1 tests\n",
        }
    )
    command = named(found, "pytest")
    assert (command.words, command.path, command.line) == (("pytest", "-x", "tests"), "ci/run.sh", 3)
    assert places(command) == [f"{WORKFLOW}:6", "Makefile:2", "tox.ini:3"]
    assert [one.expanded for one in found.commands if one.program in ("make", "tox", "sh", "pytest")] == [
        True,
        True,
        True,
        False,
    ]


def test_folder_and_variables_are_inherited_and_overridden() -> None:
    job = "    env: {A: job, B: job}\n    defaults: {run: {working-directory: backend}}\n"
    text = workflow("A=own pytest", job=job) + "        env: {B: step}\n"
    command = named(run({WORKFLOW: text, "backend/app.py": ""}), "pytest")
    assert (command.directory, dict(command.env)) == ("backend", {"A": "own", "B": "step"})


@pytest.mark.parametrize(
    ("text", "effective"),
    [
        (workflow("pytest"), True),
        (workflow("pytest || true"), False),
        (workflow("pytest") + "        continue-on-error: true\n", False),
        (workflow("pytest", job="    continue-on-error: ${{ matrix.experimental }}\n"), True),
        (workflow("pytest") + "        if: ${{ false }}\n", False),
        (workflow("pytest") + "        if: github.actor != 'bot'\n", True),
        (workflow("pytest", on="[workflow_dispatch, schedule]"), False),
        (workflow("pytest", on="[workflow_dispatch, push]"), True),
        (workflow("pytest", on="{workflow_call: {}, pull_request: {}}"), True),
        (workflow("pytest", job="    if: github.event_name == 'schedule'\n"), False),
    ],
)
def test_only_what_runs_on_a_change_and_can_fail_is_effective(text: str, effective: bool) -> None:
    assert named(run({WORKFLOW: text}), "pytest").effective is effective


def test_a_matrix_is_put_into_text_and_environment() -> None:
    job = "    strategy:\n      matrix:\n        env: [a, b]\n        include:\n          - {env: c, args: -x}\n"
    found = run({WORKFLOW: workflow("tox -e ${{ matrix.env }} ${{ matrix.args }}", job=job)})
    assert {command.words[:3] for command in found.commands} == {("tox", "-e", name) for name in "abc"}


def test_a_reusable_workflow_is_followed_with_the_inputs_of_its_caller() -> None:
    called = (
        "on: {workflow_call: {inputs: {suite: {default: none}}}}\n"
        "jobs:\n  t:\n    steps:\n      - run: pytest ${{ inputs.suite }}\n"
    )
    caller = "on: push\njobs:\n  a:\n    uses: ./.github/workflows/t.yml\n    with: {suite: unit}\n"
    found = run({WORKFLOW: caller, ".github/workflows/t.yml": called})
    assert [command.words for command in found.commands] == [("pytest", "unit")]
    assert [(pipeline.path, pipeline.called) for pipeline in found.pipelines] == [
        (WORKFLOW, False),
        (".github/workflows/t.yml", True),
    ]


@pytest.mark.parametrize(
    "files",
    [
        {WORKFLOW: workflow("make a"), "Makefile": "a: b\n\tmake b\nb: a\n\tmake a\n"},
        {WORKFLOW: workflow("./a.sh"), "a.sh": "./b.sh\n./b.sh\n", "b.sh": "./a.sh\n./a.sh\n"},
        {WORKFLOW: workflow("just a"), "justfile": "a: b\n  just b\nb: a\n  just a\n"},
        {WORKFLOW: workflow("npm test"), "package.json": '{"scripts": {"test": "npm run test"}}'},
        {WORKFLOW: workflow("poe a"), "pyproject.toml": '[tool.poe.tasks]\na = ["b"]\nb = ["a"]\n'},
        {WORKFLOW: "on: push\njobs:\n  a:\n    uses: ./.github/workflows/ci.yml\n"},
        {WORKFLOW: workflow("./a.sh"), "a.sh": "f() { g; g; }\ng() { f; f; }\nf\n"},
        {".gitlab-ci.yml": "include: .gitlab-ci.yml\na: {extends: b, script: x}\nb: {extends: a, script: y}\n"},
        {"azure-pipelines.yml": "steps:\n  - template: azure-pipelines.yml\n"},
        {".circleci/config.yml": "commands: {a: {steps: [a, a]}}\njobs: {build: {steps: [a]}}\n"},
    ],
)
def test_loops_end(files: dict[str, str]) -> None:
    found = run(files)
    assert not found.exhausted
    assert len(found.commands) < 100


def test_a_configuration_that_multiplies_is_cut_off_and_says_so() -> None:
    scripts = {f"s{level}.sh": f"./s{level + 1}.sh a\n./s{level + 1}.sh b\n" * 6 for level in range(9)}
    found = run({WORKFLOW: workflow("./s0.sh"), **scripts})
    assert found.exhausted
    assert len(found.commands) <= MAX_COMMANDS


def test_missing_scripts_are_named() -> None:
    found = run(
        {
            WORKFLOW: workflow("./spec/run-tests.sh", "bash other.sh", "/usr/bin/id", "pytest", "sh here.sh"),
            "here.sh": "",
        }
    )
    assert [command.missing for command in found.commands] == ["./spec/run-tests.sh", "other.sh", "", "", ""]


def test_what_a_compose_command_reads_is_resolved() -> None:
    files = {
        "docker-compose.yml": "services: {}\n",
        "docker-compose.override.yml": "services: {}\n",
        "deploy/prod.yml": "services: {}\n",
    }
    tree = snapshot(files)
    plain = Command(("docker", "compose", "up"), "", "README.md", 1)
    chosen = Command(("docker-compose", "-f", "docker-compose.yml", "--file=deploy/prod.yml", "up"), "", "README.md", 1)
    assert compose_files(Repo(tree), plain) == ("docker-compose.yml", "docker-compose.override.yml")
    assert set(compose_files(Repo(tree), chosen)) == {"docker-compose.yml", "deploy/prod.yml"}


def test_documented_commands_are_those_of_code_blocks_without_prompts_and_output() -> None:
    readme = (
        "# Service\n\nRun `cp .env.example .env` first.\n\n"
        "```bash\n$ docker compose -f a.yml up  # start\nStarting\n```\n\n"
        "```python\nimport this\n```\n\nOr:\n\n    make run\n"
    )
    found = documented.run(snapshot({"README.md": readme, "notes.md": "`rm -rf /`\n"}))
    assert isinstance(found, Documented)
    commands = [(command.raw, command.line) for command in found.commands]
    assert {command.directory for command in found.commands} == {""}
    assert commands == [("cp .env.example .env", 3), ("docker compose -f a.yml up", 6), ("make run", 16)]


def test_documented_commands_know_their_folder() -> None:
    files = {
        "api/README.md": "```\nmake run\ncd deploy\nmake up\n```\n",
        "api/deploy/x": "",
        "docs/a.md": "`make all x`\n",
    }
    found = documented.run(snapshot(files))
    assert isinstance(found, Documented)
    assert [command.directory for command in found.commands] == ["api", "api/deploy", ""]


def test_what_posts_tell_of_a_day_is_no_documented_command() -> None:
    told = "```\ndocker buildx build -t platform/app .\n```\n"
    found = documented.run(snapshot({"docs/blog/posts/outage.md": told, "docs/2024-07-08-outage.md": told}))
    assert found == Documented()


def test_a_variable_of_make_that_falls_back_to_something_else_has_that_value() -> None:
    makefile = 'BASE := $(or $(BASE), "python:3.12")\nimage:\n\tdocker build --build-arg BASE=$(BASE) .\n'
    found = local_commands(snapshot({"Makefile": makefile}), ("make image",))
    assert found[-1].words == ("docker", "build", "--build-arg", "BASE=python:3.12", ".")


def test_local_commands_lead_where_a_developer_would_get() -> None:
    found = local_commands(snapshot({"Makefile": "test:\n\tpytest\n"}), ("make test",))
    assert [(command.program, command.path, command.line) for command in found] == [
        ("make", "", 0),
        ("pytest", "Makefile", 2),
    ]


KEYS = [
    *("on", "jobs", "steps", "run", "uses", "with", "env", "strategy", "matrix", "include", "workflow_call", "inputs"),
    *("extends", "script", "before_script", "variables", "rules", "when", "default", "parallel", "trigger", "only"),
    *("workflows", "commands", "parameters", "job", "name", "command", "stages", "template", "tasks", "task"),
    *("plan", "config", "path", "args", "pipelines", "project", "check", "services", "if", "a", "b"),
]
SCALARS = ["pytest", "make a", "<< parameters.x >>", "${{ matrix.a }}"]
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 2)
    | st.sampled_from(["pytest", "make a", "<< parameters.x >>", "${{ x }}"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=20,
)
PATHS = [
    WORKFLOW,
    ".gitlab-ci.yml",
    ".circleci/config.yml",
    ".travis.yml",
    "cloudbuild.yaml",
    "ci/pipeline.yml",
    ".zuul.yaml",
    "azure-pipelines.yml",
    ".drone.yml",
    ".buildkite/pipeline.yml",
    "Taskfile.yml",
    "docker-compose.yml",
]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(PATHS), JSON)
def test_no_shape_of_a_configuration_is_an_error(path: str, content: object) -> None:
    files = {path: yaml.safe_dump(content), "Makefile": "a:\n\tpytest\n"}
    if path in ("Taskfile.yml", "docker-compose.yml"):
        files[WORKFLOW] = workflow("task a", "docker compose run a b", "docker compose up")
    assert all(command.words for command in run(files).commands)


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.name)
def test_files_of_other_places_are_no_pipelines_of_a_host(host: Host) -> None:
    assert not any(host.files.fullmatch(str(PurePosixPath("src/app") / name)) for name in ("main.yml", "settings.yaml"))


def test_mise_runs_a_task_after_those_that_it_depends_on_with_its_arguments() -> None:
    tasks = '[tasks.a]\ndepends = ["b"]\nrun = "pytest"\n[tasks.b]\nrun = ["one", "two"]\n'
    found = run({WORKFLOW: workflow("mise run a -q"), ".config/mise.toml": tasks})
    assert [command.words for command in found.commands[1:]] == [("one",), ("two",), ("pytest", "-q")]
    assert {command.directory for command in found.commands} == {""}


def test_a_script_of_mise_stands_in_a_folder_of_tasks() -> None:
    found = run({WORKFLOW: workflow("mise run ci:test"), "mise-tasks/ci/test": "#!/bin/sh\npytest\n"})
    assert found.commands[-1].words == ("pytest",)


def test_a_named_script_hands_arguments_on_to_the_one_that_it_refers_to() -> None:
    tasks = '[tool.poe.tasks]\ntest.cmd = "pytest"\ncover.ref = "test --cov=app"\nci.sequence = ["cover"]\n'
    found = run({WORKFLOW: workflow("poe ci"), "pyproject.toml": tasks})
    assert found.commands[-1].words == ("pytest", "--cov=app")


def test_what_a_container_is_given_stands_where_it_is_given_and_not_in_the_image() -> None:
    image = 'FROM python:3.14 AS checks\nCOPY . /app\nCMD ["pytest", "-x"]\n'
    build = "docker build --target checks -t shop ."
    given = named(run({WORKFLOW: workflow(build, "docker run shop pytest -q"), "Dockerfile": image}), "pytest")
    assert (given.words, given.path, given.line, places(given)) == (("pytest", "-q"), WORKFLOW, 7, [f"{WORKFLOW}:7"])
    usual = named(run({WORKFLOW: workflow(build, "docker run shop"), "Dockerfile": image}), "pytest")
    assert (usual.words, usual.path, usual.line) == (("pytest", "-x"), "Dockerfile", 3)


def test_a_container_with_the_volumes_of_another_and_no_entry_point_runs_what_it_is_given() -> None:
    started = "docker run --volumes-from code --workdir /app --entrypoint= local/shop /app/docker/tests.sh -q"
    entry = '#!/bin/sh\n"$@"\n'
    image = 'FROM python:3.13\nCOPY . /app\nENTRYPOINT ["/app/docker/entry.sh"]\n'
    files = {"Dockerfile": image, "docker/entry.sh": entry, "docker/tests.sh": '#!/bin/sh\npytest "$@"\n'}
    found = run({WORKFLOW: workflow(started), **files})
    assert [command.words for command in found.commands[1:]] == [("/app/docker/tests.sh", "-q"), ("pytest", "-q")]


@pytest.mark.parametrize("args", ["--notest -p auto", "-n", "list", "--showconfig", "devenv venv"])
def test_tox_that_only_makes_or_shows_its_environments_runs_nothing(args: str) -> None:
    found = run({WORKFLOW: workflow(f"tox {args}"), "tox.ini": "[testenv]\ncommands = pytest\n"})
    assert [command.program for command in found.commands] == ["tox"]
