"""Which commands are test runs, which configuration pytest reads, and which coverage gates hold."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from msgspec.structs import replace

from prodready.facts.documents import CoverageData
from prodready.gather import gather
from prodready.judge import Facts
from prodready.model import Status, Verdict
from prodready.project.ci.pipelines import Ci, Command
from prodready.project.providers import engine_facts
from prodready.project.snapshot import Measured, Snapshot
from prodready.project.testing.coverage import Gate, coverage_config, matched, share
from prodready.project.testing.pytest_config import config_for
from prodready.project.testing.runs import TestRuns, runs_of
from prodready.tree.memory import MemoryTree
from prodready_rules.testing import tst002_coverage_80

APP = "import fastapi\n\napp = fastapi.FastAPI()\n"


def snapshot(files: Mapping[str, str]) -> Snapshot:
    return gather(MemoryTree({path: text.encode() for path, text in files.items()}))


def coverage_verdict(tree: Snapshot) -> Verdict:
    facts = Facts(engine_facts(), {Snapshot: tree})
    verdict = tst002_coverage_80.rule.run(tree, *facts.all((Ci, TestRuns)))
    assert isinstance(verdict, Verdict)
    return verdict


@pytest.mark.parametrize(
    ("text", "runner", "targets"),
    [
        ("pytest -k name -n 4 tests/unit --cov-report term", "pytest", ("tests/unit",)),
        ("django test -v2 shop", "django", ("shop",)),  # what python -m django test comes to
        ("coverage run -m django test shop", "django", ("shop",)),
        ("coverage run $branch -m pytest tests", "pytest", ("tests",)),
        ("coverage run --debug config -m pytest tests", "pytest", ("tests",)),
        ("py.test", "pytest", ()),
        ("unittest discover -s tests", "unittest", ()),
        ("coverage run --source app -p -m pytest tests", "pytest", ("tests",)),
        ("coverage run --source=app manage.py test shop", "django", ("shop",)),
        ("coverage run -m unittest", "unittest", ()),
        ("slipcover --fail-under 90 -m pytest", "pytest", ()),
        ("python src/manage.py test", "django", ()),
        ("./manage.py test shop", "django", ("shop",)),
        ("django-admin test", "django", ()),
        ("nose2 -v", "nose2", ()),
        ("python -m twisted.trial app", "trial", ("twisted.trial", "app")),
        ("python setup.py test", "setup.py", ()),
        ("hatch test", "hatch", ()),
        ("python -m tests.unit", "python", ("tests.unit",)),
        ("npx newman run x.json", "api", ("x.json",)),
        ("schemathesis run http://x", "api", ("http://x",)),
        ("st run openapi.json", "api", ("openapi.json",)),
    ],
)
def test_a_run_of_tests_is_known_with_its_runner_and_targets(text: str, runner: str, targets: tuple[str, ...]) -> None:
    tree = snapshot({"tests/unit.py": "", "src/manage.py": "", "manage.py": ""})
    (run,) = runs_of(tree, [Command(tuple(text.split()), text, "ci.yml", 1)])
    assert (run.runner, run.targets) == (runner, targets)


@pytest.mark.parametrize(
    "text",
    [
        *("pip install pytest", "echo pytest", "cat pytest.ini", "pytest --version", "pytest --collect-only", "tox"),
        *("python manage.py migrate", "python setup.py sdist", "python app/main.py", "newman --version"),
        *("stestr slowest", "stestr last"),
        *("npm test", "jest", "vitest run", "playwright test", "coverage report", "ruff check tests", "mypy tests"),
    ],
)
def test_what_runs_no_tests_of_the_service_is_no_test_run(text: str) -> None:
    tree = snapshot({"app/main.py": APP})
    assert runs_of(tree, [Command(tuple(text.split()), text, "ci.yml", 1)]) == ()


@pytest.mark.parametrize(
    ("missing", "found"),
    [("./spec/run-api-tests.sh", 1), ("./vendor/test", 1), ("./x/frontend-tests.sh", 0), ("./x/latest.sh", 0)],
)
def test_a_script_outside_the_repository_is_believed_by_its_name(missing: str, found: int) -> None:
    command = Command((missing,), missing, "ci.yml", 1, missing=missing)
    assert len(runs_of(snapshot({}), [command])) == found


@pytest.mark.parametrize(
    ("directory", "targets", "path"),
    [
        ("", (), "pyproject.toml"),
        ("backend", (), "backend/pytest.ini"),
        ("", ("backend/tests",), "backend/pytest.ini"),
        ("", ("backend/tests/test_a.py::test_b",), "backend/pytest.ini"),
        ("", ("backend/tests", "other"), "pyproject.toml"),
        ("other", (), "pyproject.toml"),
    ],
)
def test_pytest_finds_its_configuration_upward_from_the_arguments(
    directory: str, targets: tuple[str, ...], path: str
) -> None:
    tree = snapshot(
        {
            "pyproject.toml": "[tool.pytest.ini_options]\n",
            "backend/pytest.ini": "[pytest]\n",
            "backend/setup.cfg": "[tool:pytest]\n",
            "backend/tests/test_a.py": "",
            "other/test_c.py": "",
        }
    )
    found = config_for(tree, directory, targets)
    assert found is not None
    assert found.path == path


def test_the_first_file_with_a_section_is_the_configuration_of_coverage() -> None:
    tree = snapshot(
        {
            ".coveragerc": "[html]\ntitle = x\n",
            "setup.cfg": "[coverage:report]\nfail_under = 70\n",
            "pyproject.toml": "[tool.coverage.report]\nfail_under = 90\n",
        }
    )
    found = coverage_config(tree, "")
    named = coverage_config(tree, "", "pyproject.toml")
    assert found is not None
    assert named is not None
    assert (found.path, found.fail_under, found.line) == ("setup.cfg", 70, 2)
    assert (named.path, named.fail_under) == ("pyproject.toml", 90)


@pytest.mark.parametrize(
    ("directory", "sources", "expected"),
    [
        ("", (), 1.0),
        ("", ("app",), 0.75),
        ("", ("src/app",), 0.75),
        ("", ("app.sub",), 0.25),
        ("", ("other", "app"), 1.0),
        ("", ("nowhere",), 1.0),
        ("src/other", (), 0.25),
        ("ci", (), 1.0),
    ],
)
def test_the_share_of_the_application_that_a_gate_speaks_of(
    directory: str, sources: tuple[str, ...], expected: float
) -> None:
    tree = snapshot(
        {"src/app/a.py": "a = 1\nb = 2\n", "src/app/sub/c.py": "c = 3\n", "src/other/d.py": "d = 4\n", "ci/x.yml": ""}
    )
    assert share(tree, Gate(90, (), directory, sources)) == expected


def test_files_of_a_report_are_matched_by_their_longest_tail() -> None:
    tree = snapshot({"src/app/main.py": "a = 1\n", "src/app/views.py": "b = 1\n", "tests/main.py": ""})
    rows = (("/build/src/app/main.py", 3, 4), ("app/views.py", 1, 2), ("frontend/main.ts", 0, 9), ("lib/main.py", 0, 9))
    assert matched(tree, CoverageData(rows)) == (4, 6, ("src/app/main.py", "src/app/views.py"))


@pytest.mark.parametrize(
    ("covered", "total", "status"),
    [(80, 100, Status.PASS), (799, 1000, Status.FAIL), (7996, 10000, Status.FAIL), (100, 100, Status.PASS)],
)
def test_the_raw_ratio_of_the_session_decides_before_every_gate(covered: int, total: int, status: Status) -> None:
    files = {"app/main.py": APP, "pyproject.toml": '[tool.pytest.ini_options]\naddopts = "--cov --cov-fail-under=99"\n'}
    tree = replace(snapshot(files), measured=Measured(covered, total))
    assert coverage_verdict(tree).status is status


OLD, CHANGED, NEW = 1_600_000_000, 1_650_000_000.0, 1_700_000_000
XML = (
    '<coverage timestamp="{when}"><packages><package><classes><class filename="app/main.py"><lines>'
    '<line number="1" hits="1"/><line number="3" hits="{hits}"/></lines></class></classes></package></packages>'
    "</coverage>"
)


@pytest.mark.parametrize(
    ("when", "hits", "named", "changed", "status", "said"),
    [
        (NEW, 1, False, CHANGED, Status.PASS, "100.00 %"),
        (NEW, 0, False, CHANGED, Status.FAIL, "50.00 %"),
        (OLD, 1, False, CHANGED, Status.FAIL, "stale"),
        (NEW, 1, False, None, Status.FAIL, "age"),
        (NEW, 1, True, None, Status.PASS, "100.00 %"),
    ],
)
def test_a_report_counts_when_it_is_not_older_than_the_code(
    when: int, hits: int, named: bool, changed: float | None, status: Status, said: str
) -> None:
    tree = snapshot({"app/main.py": APP, "coverage.xml": XML.format(when=when * 1000, hits=hits)})
    tree = replace(
        tree,
        changed={"app/main.py": changed} if changed else {},
        reports=("coverage.xml",) if named else (),
    )
    verdict = coverage_verdict(tree)
    assert verdict.status is status
    assert said in verdict.message
