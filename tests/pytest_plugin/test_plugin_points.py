"""Points as tests: what each outcome looks like, and who sees them."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.pytest_plugin.sessions import TWO, session

ALL = ("--prodready", "--prodready-fail-on=never")


def test_a_kept_point_passes_and_a_lost_one_is_an_expected_failure(service: Path) -> None:
    """While the gate holds nothing is red; the message and the fix of the lost point can be read."""
    ended = session(service, *TWO, "-rx")
    assert (ended.code, ended.counts) == (0, {"passed": 2, "xfailed": 1})
    assert "XFAIL prodready::TST002" in ended.out
    assert "Coverage is neither measured nor enforced where the tests run. Fix: Set fail_under = 80" in ended.out
    assert ended.verdicts == ["prodready PASSED: 1 of 2 points, 50.0 %"]


def test_a_lost_point_that_is_required_fails(service: Path) -> None:
    """With what lacks, why it matters and how to mend it; the gate says the same."""
    ended = session(service, *TWO, "--prodready-require=TST002")
    assert (ended.code, ended.counts) == (1, {"passed": 2, "failed": 1, "gate failed": 1})
    for text in ("TST002 is required and fails.", "  why  What no test runs", "  fix  Set fail_under = 80"):
        assert text in ended.out
    assert ended.verdicts == ["prodready FAILED: 1 of 2 points, 50.0 %"]


def test_a_point_that_does_not_apply_is_skipped_with_its_reason(service: Path) -> None:
    """A library has no routes to limit."""
    ended = session(service, *ALL, "-rs", "-k", "OBS002")
    assert ended.counts["skipped"] == 1
    skipped = next(line for line in ended.out.splitlines() if line.startswith("SKIPPED"))
    assert skipped.partition(": ")[2]


def test_a_waived_point_passes(service: Path) -> None:
    """Also where it is required, and until its day only."""
    waiver = '[[waivers]]\ncode = "TST002"\nreason = "measured elsewhere"\nowner = "qa"\nexpires = {}\n'
    (service / "prodready.toml").write_text(waiver.format("2999-01-01"))
    arguments = (*TWO, "--prodready-require=TST002")
    ended = session(service, *arguments)
    assert (ended.code, ended.counts) == (0, {"passed": 3})
    assert "waived: measured elsewhere (qa, until 2999-01-01)" in ended.out
    assert session(service, *arguments, "--prodready-no-waivers").code == 1
    (service / "prodready.toml").write_text(waiver.format("2020-01-01"))
    assert session(service, *arguments).code == 1


def test_a_point_lost_since_the_baseline_fails(service: Path) -> None:
    """What the baseline knows is an expected failure."""
    (service / "known.jsonl").write_text('{"kind":"point","code":"TST002"}\n')
    assert session(service, *TWO, "--prodready-baseline=known.jsonl").counts == {"passed": 2, "xfailed": 1}
    (service / "known.jsonl").write_text("")
    ended = session(service, *TWO, "--prodready-baseline=known.jsonl")
    assert (ended.code, ended.counts["failed"]) == (1, 1)
    assert "TST002 is lost and was not in the baseline." in ended.out


@pytest.mark.parametrize("words", ["TST002", "coverage", "prodready and TST002"])
def test_points_are_chosen_by_code_and_by_name(service: Path, words: str) -> None:
    """``-k`` sees codes, names and the node; the gate still is that of the whole audit."""
    ended = session(service, *TWO, "-k", words, "--prodready-require=TST001")
    assert (ended.code, ended.counts) == (0, {"deselected": 2, "xfailed": 1})
    assert ended.verdicts == ["prodready PASSED: 1 of 2 points, 50.0 %"]


def test_points_are_chosen_by_their_id(service: Path) -> None:
    """As editors do, and ``--lf`` after a failure; no file needs to be called so."""
    one = session(service, *TWO, "prodready::TST002")
    assert (one.code, one.counts) == (0, {"xfailed": 1})
    assert session(service, *TWO, "prodready").counts == {"passed": 1, "xfailed": 1}
    both = session(service, *TWO, "tests/test_app.py::test_run", "prodready::TST001")
    assert both.counts == {"passed": 2}
    (service / "prodready").mkdir()
    assert session(service, *TWO, "prodready::TST001").counts == {"passed": 1}


def test_last_failed_runs_the_point_that_failed(service: Path) -> None:
    """And only that one; the cache knows points like any test."""
    assert session(service, *TWO, "--prodready-require=TST002").counts["failed"] == 1
    again = session(service, *TWO, "--prodready-require=TST002", "--lf")
    assert (again.code, again.counts) == (1, {"failed": 1, "deselected": 2, "gate failed": 1})
    mended = session(service, *TWO, "--lf")
    assert (mended.code, mended.counts) == (0, {"xfailed": 1, "deselected": 2})


def test_collecting_lists_points_and_decides_nothing(service: Path) -> None:
    """``--collect-only`` neither audits nor fails, also under xdist."""
    for more in ((), ("-n", "2")):
        ended = session(service, *TWO, "--collect-only", "-q", "--prodready-require=TST002", *more)
        assert ended.code == 0
        assert set(ended.out.splitlines()[:3]) == {
            "tests/test_app.py::test_run",
            "prodready::TST001",
            "prodready::TST002",
        }
        assert ended.verdicts == []


def test_listings_decide_nothing(service: Path) -> None:
    """Neither of fixtures, nor of markers, nor a plan."""
    for option in ("--fixtures", "--markers", "--setup-plan", "--version"):
        ended = session(service, *TWO, "--prodready-require=TST002", option)
        assert (ended.code, ended.verdicts) == (0, []), option


def test_junit_has_a_case_per_point(service: Path) -> None:
    """With the outcome that the terminal shows."""
    session(service, *TWO, "--prodready-require=TST002", "--junitxml=out.xml", "-o", "junit_family=xunit2")
    cases = {
        f"{case.get('classname')}::{case.get('name')}": [child.tag for child in case]
        for case in ElementTree.parse(service / "out.xml").iter("testcase")
    }
    assert cases == {
        "tests.test_app::test_run": [],
        "prodready::TST001": [],
        "prodready::TST002": ["failure"],
    }


def test_hooks_of_a_conftest_meet_points_as_any_item(service: Path) -> None:
    """Modifying, reporting and looking for fixtures works on them too."""
    (service / "conftest.py").write_text(
        "import pytest\n\n\n"
        "def pytest_collection_modifyitems(items):\n"
        "    for item in items:\n"
        "        assert item.location and item.path and not item.get_closest_marker('slow')\n\n\n"
        "@pytest.hookimpl(hookwrapper=True)\n"
        "def pytest_runtest_makereport(item, call):\n"
        "    report = (yield).get_result()\n"
        "    if report.failed and 'page' in item.funcargs:\n"
        "        raise AssertionError\n"
    )
    ended = session(service, *TWO, "--prodready-require=TST002")
    assert ended.counts == {"passed": 2, "failed": 1, "gate failed": 1}


def test_what_the_repository_says_cannot_act_on_the_log(service: Path) -> None:
    """A file name that is a workflow command reaches no line's start."""
    (service / "::error file=x::owned.py").write_text("print(1)\n")
    (service / "x\n::error::owned.py").write_text("import os\nos.system(f'{1}')\nprint(1)\n")
    ended = session(service, *ALL, "-rA", "-v", "--prodready-require=TST,OBS,ARC,INF,CFG,SEC")
    assert not [line for line in ended.out.splitlines() if line.lstrip().startswith("::")]


def test_with_expected_failures_off_a_lost_point_is_skipped(service: Path) -> None:
    """``--runxfail`` is about tests: it neither makes a lost point a pass nor the build fail."""
    ended = session(service, *TWO, "--runxfail", "-rs")
    assert (ended.code, ended.counts) == (0, {"passed": 2, "skipped": 1})
    assert "lost: Coverage is neither measured nor enforced" in ended.out
    assert session(service, *TWO, "--runxfail", "--prodready-require=TST002").counts["failed"] == 1


@pytest.mark.parametrize(
    "plugin", ["setuponly", "cacheprovider", "junitxml", "xdist", "warnings", "logging", "capture"]
)
def test_no_plugin_of_pytest_is_needed(service: Path, plugin: str) -> None:
    """Whatever is switched off, the points are reported and the gate is decided."""
    ended = session(service, *TWO, "-p", f"no:{plugin}")
    assert (ended.code, ended.counts, len(ended.verdicts)) == (0, {"passed": 2, "xfailed": 1}, 1)


def test_without_a_terminal_the_exit_status_speaks(service: Path) -> None:
    """There is nobody to tell."""
    assert session(service, *TWO, "-p", "no:terminal").code == 0
    assert session(service, *TWO, "-p", "no:terminal", "--prodready-require=TST002").code == 1
