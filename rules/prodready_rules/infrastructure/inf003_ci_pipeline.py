"""# INF003 ci-pipeline

Does a CI pipeline of the repository run its tests?

## What passes

A job that runs the tests of the Python code, or an API collection against the started application, on every change:

- on GitHub Actions, Forgejo or Gitea Actions, GitLab CI, CircleCI, Azure Pipelines, Jenkins, Bitbucket, Travis, Drone,
  Woodpecker, Buildkite, Google Cloud Build, AWS CodeBuild, AppVeyor, Cirrus, SourceHut, Semaphore, Concourse, Tekton, Harness,
  Codemagic, Scrutinizer, Shippable, Wercker, Codeship, Heroku CI, Zuul, Taskcluster (with the kinds of taskgraph);
- directly (`pytest`, `python -m unittest`, `manage.py test`, `hatch test`, `newman run` …) or through make, just, task,
  tox, nox, invoke, scripts of `pyproject.toml` or `package.json`, shell scripts, `docker compose run`, a build stage,
  local actions and reusable workflows, several levels deep;
- a pipeline kept in another repository, or a script of a submodule, whose name says that it tests.

## What does not

- Lint, type checks, CodeQL, dependency review, stale and label workflows, builds and deployments only.
- Tests of a front end only.
- Steps whose failure is swallowed or that never run: `|| true`, `continue-on-error: true`, `allow_failure: true`,
  `if: false`, `when: never`.
- Pipelines that only a person or a clock starts (`workflow_dispatch`, `schedule`).
- `tox.ini` or `noxfile.py` that no pipeline calls: they are runners.

## How it is decided

Each configuration is parsed, its includes, templates, matrices, anchors and parameters put in, and its shell text cut
into commands. Each command is followed through the runners of the repository until programs are reached that start
nothing else here. The evidence is the test command's place and every place on the way to it.

```yaml
# .github/workflows/test.yml
on: [push, pull_request]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: pip install -e . --group dev
      - run: pytest --cov
```

## Limits

Whether the last run was green is not asked: that needs the network. A pipeline of another repository is judged by its
name; where that says nothing, the verdict is unknown. So it is where a job named for tests starts a container whose
command the pipeline does not tell. So it is in a folder of a repository that has its CI at the top.
"""

from __future__ import annotations

import posixpath
import re

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.project.ci.pipelines import Ci, Use
from prodready.project.commands.programs import Command, Place, one_line
from prodready.project.containers.compose import is_compose_file
from prodready.project.layout.unread import above
from prodready.project.services.main_service import MainService
from prodready.project.testing.runs import TestRun, TestRuns, host_rank, is_for_front_end, says_tests
from prodready.project.words import words

SEARCHED = "{pipelines} CI configuration(s), {commands} commands followed to their end"
PLACES = "the places where the CI systems of this rule's page keep their configuration"
CITED = 4
ORDER = {"api": 1, "named": 2}
LINTERS = frozenset({"lint", "style", "format", "check-style", "flake8", "pre-commit"})
"""Targets and sessions that start pytest for a plugin that checks style, beside others that run the tests."""
CHECKERS = words("ruff flake8 pylint mypy pyright black isort pre-commit bandit compileall prospector")
"""Programs that check the same code without running it: their pipelines are the nearest to tests."""
CONTAINERS = frozenset({"docker", "podman", "nerdctl"})
OTHER_DUTY = re.compile(
    r"label|stale|greet|auto-?merge|dependabot|commit-?lint|assign|triage|depr|release|publish|deploy|docs?\b|changelog|codeql|scan|upgrade|notif|sync|semver|versioning",
    re.I,
)
"""Names of pipelines kept elsewhere that say what else they do."""
BOTS = re.compile(
    r"label|stale|greet|welcome|auto-?merge|dependabot|assign|triage|issue|discussion|response|notif", re.I
)
"""Names of pipelines that look at what people write, never at the code."""


@point(
    code="INF003",
    name="ci-pipeline",
    section="infrastructure",
    question="Does a CI pipeline run the tests?",
    why="Tests that nobody has to run stop being run; a pipeline tests every change before it is merged.",
    fix="Add one workflow with a job that installs the project and runs pytest on pushes and pull requests.",
    effort=Effort.HOURS,
    references=("https://docs.github.com/en/actions/tutorials/build-and-test-code/python",),
)
def rule(ci: Ci, tests: TestRuns, main: MainService) -> Verdict:
    """A test run that counts, else the nearest miss."""
    searched = SEARCHED.format(pipelines=len(ci.pipelines), commands=len(ci.commands))
    if not ci.pipelines and ci.above:
        return unknown(above(ci.above), searched=PLACES)
    if not ci.pipelines:
        return failed(
            "No CI configuration",
            searched=PLACES,
        )
    started = [one for one in ci.commands if one.expanded]
    linting = {Place(one.path, one.line) for one in started if _only_lints(one)}
    linting -= {Place(one.path, one.line) for one in started if not _only_lints(one)}
    effective = sorted(
        tests.effective,
        key=lambda run: (
            ORDER.get(run.runner, 0),
            _is_of_another(run, main),
            is_compose_file(run.command.path),  # which needs a whole stack
            not linting.isdisjoint(run.command.via),
        ),
    )
    if effective:
        return _passed(effective)
    named = next((use for use in tests.uses if use.effective), None)
    if named:
        why = "its name says that it tests" if says_tests(named.name) else f"it is told to {named.input('command')}"
        note = f"{named.name}, kept elsewhere; {why}"
        return passed(f"{named.context.host} uses {named.name}", _place(named, note))
    broken = [pipeline for pipeline in ci.pipelines if pipeline.problem]
    if broken:
        places = [Evidence(pipeline.path, pipeline.line, pipeline.problem) for pipeline in broken]
        return unknown(f"{broken[0].path} could not be read", *places, searched=searched)
    return _missed(ci, tests, main, searched)


def _is_of_another(run: TestRun, main: MainService) -> bool:
    """Whether all that a run tests stands with a part beside the main service (``pytest clients/python/tests``)."""
    paths = [posixpath.normpath(posixpath.join(run.command.directory, target)) for target in run.targets]
    return bool(paths) and not any(map(main.holds, paths))


def _only_lints(command: Command) -> bool:
    """Whether a command starts checks of style, and no target or session beside them that is named for tests."""
    return bool(LINTERS.intersection(command.words)) and not any(map(says_tests, command.args))


def _passed(runs: list[TestRun]) -> Verdict:
    """The first run decides; further pipelines that test are cited with it."""
    command = runs[0].command
    job = f", job {command.job}" if command.job else ""
    alive = [run for run in runs if host_rank(run.command.host) <= max(1, host_rank(command.host))]
    by_pipeline = {
        (run.command.via[0] if run.command.via else run.command).path: run.command for run in reversed(alive)
    }
    chosen = [command, *(one for one in by_pipeline.values() if one is not command)][:CITED]
    places = (place for one in chosen for place in one.evidence(f"runs the tests: {one_line(one.raw)}"))
    return passed(f"{command.host}{job} runs {one_line(command.raw)}", *places)


def _missed(ci: Ci, tests: TestRuns, main: MainService, searched: str) -> Verdict:
    swallowed = [run for run in tests.runs if run.command.ignored]
    if swallowed:
        misses = swallowed[0].command.evidence("its failure is swallowed or it never runs")
        return failed("CI runs tests whose failure does not count", *misses, searched=searched)
    if tests.runs:
        misses = tests.runs[0].command.evidence("only a person or a clock starts it")
        return failed("CI runs tests only when a person or a clock starts them", *misses, searched=searched)
    hidden = next((one for one in ci.effective if _is_hidden(one)), None)
    if hidden:
        message = f"What the container of job {hidden.job} runs is not told by the pipeline: {one_line(hidden.raw)}"
        return unknown(message, *hidden.evidence("starts a container"), searched=searched)
    foreign = sorted(
        (use for use in ci.uses if use.effective and _is_foreign_pipeline(use)),
        key=lambda use: (not says_tests(use.context.job), _is_switched_off(use)),
    )
    if foreign:
        message = f"What decides lies outside the repository: {foreign[0].name}"
        told = foreign[:1] if says_tests(foreign[0].context.job) else foreign[:3]
        return unknown(message, *(_place(use, use.name) for use in told), searched=searched)
    return failed("CI is configured, but no job runs the tests", *_likely(ci, main)[:3], searched=searched)


def _likely(ci: Ci, main: MainService) -> list[Evidence]:
    """The pipelines that come near to tests, with the first check of the code that one runs; those with another duty only
    where there are no others."""
    checks = {(one.via[0] if one.via else one).path: one for one in reversed(ci.commands) if one.program in CHECKERS}
    ranked = sorted(
        ci.pipelines,
        key=lambda one: (not says_tests(one.path), *_other(one.path, main), one.path not in checks),
    )
    duty = [one for one in ranked if one.path in checks or not _other_duty(one.path)]
    built = [one for one in ranked if not BOTS.search(posixpath.basename(one.path))]
    found = []
    for one in duty or built or ranked:
        check = checks.get(one.path)
        place = (check.via[0] if check.via else check) if check else one
        note = f"{one.host}: runs {one_line(check.raw)}, but no tests" if check else f"{one.host}: no tests"
        found.append(Evidence(place.path, place.line, note))
    return found


def _other_duty(path: str) -> bool:
    """Whether the name of a pipeline says that it does something else than to look at the code."""
    name = posixpath.basename(path)
    return bool(OTHER_DUTY.search(name) or BOTS.search(name))


def _other(path: str, main: MainService) -> tuple[bool, bool]:
    """Whether a pipeline is named for a part other than the main service, and whether it is not named for that one."""
    name = f"-{posixpath.basename(path).lower()}"
    named = [root for root in main.topology.roots if root and f"-{posixpath.basename(root).lower()}-" in name]
    return any(main.order(root) > (False, False, -max(main.routes.values(), default=0)) for root in named), not named


def _is_hidden(command: Command) -> bool:
    """Whether a job that is named for tests starts a container in which nothing could be followed."""
    started = command.program in CONTAINERS and {"run", "exec"}.intersection(command.args[:2])
    return bool(started) and not command.expanded and says_tests(command.job)


def _is_switched_off(use: Use) -> bool:
    """Whether the pipeline is told to run no tests (``disable-test: true``)."""
    return any(re.search(r"(?:disable|skip|no)[-_]?tests?", key, re.I) and value == "true" for key, value in use.inputs)


def _is_foreign_pipeline(use: Use) -> bool:
    other = OTHER_DUTY.search(use.name.rpartition("/")[2]) and not says_tests(use.context.job)
    if other or is_for_front_end(use):
        return False
    if ".github/workflows/" in use.name:
        return True
    return use.context.host == "GitLab CI" and not use.name.startswith(("Security/", "Jobs/", "Workflows/"))


def _place(use: Use, note: str) -> Evidence:
    return Evidence(use.context.path, use.line, note)
