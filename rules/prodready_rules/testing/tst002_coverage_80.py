"""# TST002 coverage-80

Do the tests cover at least 80 % of the application's lines, measured or enforced?

## What passes

Strongest first:

- **Measured**: at least 80 % of the application's executable lines in the running pytest session, or in a report in the
  repository or named by the user (`.coverage`, `coverage.xml`, `coverage.json`, `lcov.info`) that is not older than the
  code it covers. The raw ratio counts, not a rounded one.
- **Enforced**: a gate of 80 or more, with coverage switched on where the tests run: `--cov-fail-under` on pytest's
  command line, in `addopts` or in `PYTEST_ADDOPTS`; `fail_under` in coverage.py's configuration together with
  pytest-cov or a `coverage report` step; `coverage report --fail-under`; a numeric target of Codecov's project status,
  less a `threshold` of more than five points;
  an action with a coverage threshold.

## What does not

- Measuring without a gate, a badge, or an upload: `target: auto` only prevents a decrease, `patch` speaks of the diff.
- A gate that nothing applies: `fail_under` while CI runs the tests without coverage, or `--no-cov` on the command line.
- `--cov-fail-under=0`, options that merely resemble it (`--tracecov-fail-under-responses`), thresholds of another tool.
- A gate over a small part of the application (`--cov=one_package`), or of a front end.
- A report older than the code; the message names it as stale.

## How it is decided

Every command that CI leads to is followed through make, tox, nox, scripts and containers to its end. For each test run
the options of the command line, `PYTEST_ADDOPTS` and the configuration that pytest would find from its folder are put
together, and for each report step the file that coverage.py would read. The highest gate over at least half of the
application's lines decides. Where CI runs no tests, the usual local commands are followed instead.

```toml
# pyproject.toml
[tool.coverage.run]
branch = true
source = ["app"]

[tool.coverage.report]
fail_under = 80
```

## Limits

A comparison written by hand in shell is not evaluated. The value of SonarQube's quality gate lies with the server:
where the build waits for it and nothing else decides, the verdict is unknown. So it is where no gate is found and a file
that may hold one cannot be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from prodready.api import Effort, Evidence, Verdict, failed, passed, point, unknown
from prodready.facts.documents import CoverageData
from prodready.project.ci.pipelines import Ci, Command, local_commands
from prodready.project.layout.unread import above, unread
from prodready.project.snapshot import Snapshot
from prodready.project.testing import coverage
from prodready.project.testing.coverage_services import external_gate, service_gates
from prodready.project.testing.pytest_config import pytest_configs
from prodready.project.testing.runs import TestRun, TestRuns, runs_of

REQUIRED = 80
SEARCHED = (
    "coverage reports; --cov-fail-under on command lines, in addopts and PYTEST_ADDOPTS; fail_under in .coveragerc, "
    "setup.cfg, tox.ini and pyproject.toml; coverage report --fail-under; codecov.yml; {commands} commands of CI"
)
CONFIGURATIONS = ("pytest.toml", "pytest.ini", ".coveragerc", "setup.cfg", "tox.ini", "pyproject.toml", "codecov.yml")
LOCAL = (
    *(f"make {target}" for target in ("test", "tests", "unit-tests", "coverage", "check", "ci")),
    *(f"{runner} test" for runner in ("just", "task", "inv", "poe", "pdm run", "hatch run", "pipenv run")),
    *("tox", "nox", "just coverage", "hatch run cov", "pytest"),
    *(f"./{path}" for path in ("scripts/test.sh", "scripts/test", "scripts/coverage.sh", "test.sh", "run_tests.sh")),
)

MEASURING = tuple(
    f"{runner} {target}"
    for runner in ("make", "just", "task", "tox -e", "nox -s")
    for target in ("test-cov", "test-coverage", "cov", "cover", "coverage")
)
"""Further local commands that measure coverage by their names."""


@point(
    code="TST002",
    name="coverage-80",
    section="testing",
    question="Is line coverage of at least 80 % measured or enforced?",
    why="What no test runs breaks unseen; a gate keeps new code from arriving without tests.",
    fix="Set fail_under = 80 under [tool.coverage.report] and run pytest --cov in CI.",
    effort=Effort.HOURS,
    references=(
        "https://coverage.readthedocs.io/en/latest/config.html#report-fail-under",
        "https://pytest-cov.readthedocs.io/en/latest/config.html",
    ),
)
def rule(snapshot: Snapshot, ci: Ci, tests: TestRuns) -> Verdict:
    """Measured in this session, then measured in a report, then enforced."""
    measured = snapshot.measured
    if measured is not None and measured.total:
        return _measured(measured.covered, measured.total, "in this test session", _anchor(snapshot))
    stale: list[Evidence] = []
    for path, report in snapshot.of(CoverageData):
        covered, total, age = _report(snapshot, path, report)
        if total and age:
            stale.append(Evidence(path, 1, age))
        elif total:
            return _measured(covered, total, f"according to {path}", Evidence(path, 1, f"{covered} of {total} lines"))
    return _enforced(snapshot, ci, tests, stale)


def _measured(covered: int, total: int, where: str, evidence: Evidence) -> Verdict:
    message = f"{100 * covered / total:.2f} % of the application's lines are covered {where}"
    if covered * 100 >= REQUIRED * total:
        return passed(message, evidence)
    return failed(f"{message}; {REQUIRED} % is required", evidence, searched="line coverage of the application")


def _anchor(snapshot: Snapshot) -> Evidence:
    """A place for what the session measured: the configuration of coverage, or the first file of the application."""
    config = coverage.coverage_config(snapshot, "")
    if config:
        return Evidence(config.path, config.line, "measured in the running session")
    first = next((path for path, _ in snapshot.application()), next(iter(snapshot.files), ""))
    return Evidence(first, 1, "measured in the running session")


def _report(snapshot: Snapshot, path: str, report: CoverageData) -> tuple[int, int, str]:
    """Covered and executable lines of the application in a report, and why the report does not count."""
    covered, total, paths = coverage.matched(snapshot, report)
    sizes = {name: module.code_lines for name, module in snapshot.application()}
    spoken = sum(sizes[name] for name in set(paths))
    if not total or spoken < coverage.MAJORITY * sum(sizes.values()):
        return 0, 0, ""
    written = report.written or snapshot.changed.get(path, 0.0)
    newest = max((snapshot.changed.get(name, 0.0) for name in paths), default=0.0)
    if path in snapshot.reports and not newest:
        return covered, total, ""
    if not written or not newest:
        return covered, total, "the age of this report cannot be told, so it does not count"
    return covered, total, "stale: older than the code it covers" if written < newest else ""


def _enforced(snapshot: Snapshot, ci: Ci, tests: TestRuns, stale: list[Evidence]) -> Verdict:
    commands: tuple[Command, ...] = ci.effective
    runs = tests.effective
    if not runs:
        commands = (*commands, *local_commands(snapshot, LOCAL))
        runs = runs_of(snapshot, commands)
    gates = sorted(_gates(snapshot, ci, commands, runs), key=lambda gate: -gate.value)
    spoken = [gate for gate in gates if coverage.share(snapshot, gate) >= coverage.MAJORITY]
    if spoken and spoken[0].value >= REQUIRED:
        measured = (
            (*run.command.evidence("measures the coverage", "--cov"), *coverage.switch(snapshot, run))
            for run in runs
            if coverage.is_covered(snapshot, run)
        )
        message = f"A gate of {spoken[0].value:g} % is enforced where the tests run"
        return passed(message, *spoken[0].evidence, *next(measured, ()))
    external = external_gate(snapshot, commands)
    if external and not spoken:
        return unknown("The build waits for SonarQube's quality gate, whose value lies with the server", external)
    searched = SEARCHED.format(commands=len(ci.commands))
    unfelt = _unfelt(snapshot, tests, runs)
    misses = (*stale, *(unfelt or (*_misses(snapshot, runs, gates), *_unused(snapshot, runs))))
    if spoken:
        message = f"The highest coverage gate is {spoken[0].value:g} %, below {REQUIRED} %"
        return failed(message, *spoken[0].evidence, *misses, searched=searched)
    if gates:
        message = f"The gate of {gates[0].value:g} % covers a small part of the application only"
        return failed(message, *gates[0].evidence, *misses, searched=searched)
    broken = _unread(snapshot, ci, runs)
    if broken:
        return unknown(f"{broken.path} could not be read", broken, searched=searched)
    if ci.above and not ci.pipelines:
        return unknown(above(ci.above), *misses, *_idle(snapshot), searched=searched)
    idle = tuple(_unapplied(snapshot, ci, runs)) or tuple(_idle(snapshot))
    return failed(_lack(snapshot, (*runs, *_unheeded(snapshot, tests)), stale), *misses, *idle, searched=searched)


def _unread(snapshot: Snapshot, ci: Ci, runs: tuple[TestRun, ...]) -> Evidence | None:
    """A configuration that may hold a gate, or what may run the tests."""
    pipelines = set() if runs else {pipeline.path for pipeline in ci.pipelines if pipeline.problem}
    return unread(snapshot, {*CONFIGURATIONS, *pipelines}.__contains__)


def _gates(
    snapshot: Snapshot, ci: Ci, commands: tuple[Command, ...], runs: tuple[TestRun, ...]
) -> Iterator[coverage.Gate]:
    yield from coverage.command_gates(snapshot, commands, runs)
    if any(coverage.is_covered(snapshot, run) for run in runs):
        yield from service_gates(snapshot, ci)


def _lack(snapshot: Snapshot, runs: tuple[TestRun, ...], stale: list[Evidence]) -> str:
    if stale:
        return f"{stale[0].path} is {stale[0].note}, and no gate of {REQUIRED} % or more is enforced"
    if any(coverage.is_covered(snapshot, run) for run in runs):
        return f"Coverage is measured, but nothing fails below {REQUIRED} %"
    config = coverage.coverage_config(snapshot, "")
    if config and config.fail_under is not None:
        return f"fail_under = {config.fail_under:g} is configured, but the tests run without coverage"
    return "Coverage is neither measured nor enforced" + (" where the tests run" if runs else "")


def _misses(snapshot: Snapshot, runs: tuple[TestRun, ...], gates: Sequence[coverage.Gate]) -> Iterator[Evidence]:
    """The runs nearest to a gate, which have none themselves: those with coverage, else any; with what switches coverage on."""
    gated = {(place.path, place.line) for gate in gates for place in gate.evidence}
    options = ("", "--cov-fail-under")
    runs = tuple(
        run
        for run in runs
        if not any((p.path, p.line) in gated for option in options for p in run.command.evidence("", option)[:1])
    )
    covered = [run for run in runs if coverage.is_covered(snapshot, run)]
    different: dict[tuple[str, ...], TestRun] = {}
    for run in covered or [run for run in runs if not gates]:
        different.setdefault(run.words, run)
    for run in list(different.values())[: 2 if covered else 1]:
        note = "measures coverage without a gate" if covered else "runs the tests without coverage"
        yield from run.command.evidence("measures coverage" if run.coverage and gates else note, "--cov")
        yield from coverage.switch(snapshot, run) if covered else ()


def _unheeded(snapshot: Snapshot, tests: TestRuns) -> tuple[TestRun, ...]:
    """The runs of CI with coverage that no change waits for."""
    return tuple(run for run in tests.runs if not run.command.effective and coverage.is_covered(snapshot, run))


def _unapplied(snapshot: Snapshot, ci: Ci, runs: tuple[TestRun, ...]) -> Iterator[Evidence]:
    """Gates that are written down, and that no run above brings to bear."""
    if not any(coverage.is_covered(snapshot, run) for run in runs):
        for gate in service_gates(snapshot, ci):
            yield from (replace(place, note=f"{place.note}, but nothing is measured") for place in gate.evidence[:1])
    if not any(run.runner == "pytest" for run in runs):
        for config in pytest_configs(snapshot):
            lines = [line for word, line in config.addopts if word.partition("=")[0] == "--cov-fail-under"]
            yield from (Evidence(config.path, line, "a gate of pytest, which CI does not run") for line in lines[:1])


def _unfelt(snapshot: Snapshot, tests: TestRuns, runs: tuple[TestRun, ...]) -> tuple[Evidence, ...]:
    """Coverage that CI measures aside, where the runs that count measure none: the nearest to a gate."""
    if any(coverage.is_covered(snapshot, run) for run in runs) or not (unheeded := _unheeded(snapshot, tests)):
        return ()
    return unheeded[0].command.evidence("measures coverage, but no change waits for it", "--cov")


def _unused(snapshot: Snapshot, runs: tuple[TestRun, ...]) -> Iterator[Evidence]:
    """Coverage that a developer can measure, and that the runs above do not."""
    if any(coverage.is_covered(snapshot, run) for run in runs):
        return
    local = runs_of(snapshot, local_commands(snapshot, (*LOCAL, *MEASURING)))
    typed = [run.command for run in local if run.command.path and coverage.is_covered(snapshot, run)]
    if typed:
        yield from typed[0].evidence("measures coverage, but CI does not run it", "--cov")
    elif not any(run.runner == "pytest" for run in runs):
        places = [place for config in pytest_configs(snapshot) for place in coverage.switched_on(config)]
        note = "switches coverage on for pytest, which CI does not run"
        yield from (Evidence(place.path, place.line, note) for place in places[:1])


def _idle(snapshot: Snapshot) -> Iterator[Evidence]:
    config = coverage.coverage_config(snapshot, "")
    if config:
        yield Evidence(config.path, config.line, "coverage's configuration")
