"""The gate at the end of a session: what it is decided with, and that the exit status says what is printed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.pytest_plugin.sessions import TWO, environment, session, small_service

REQUIRED = (*TWO, "--prodready-require=TST002")
COV = ("--cov=.", "--cov-report=")
WORKERS = ((), ("-n", "2"))


@pytest.mark.parametrize("workers", WORKERS, ids=["alone", "xdist"])
@pytest.mark.parametrize(("covered", "kept"), [(8, True), (7, False)])
def test_the_coverage_of_this_session_decides(
    tmp_path: Path, covered: int, kept: bool, workers: tuple[str, ...]
) -> None:
    """Of the application only: the fully covered test file does not count. Once, also under xdist."""
    service = small_service(tmp_path / "service", lines=10, covered=covered)
    ended = session(service, *REQUIRED, *COV, *workers)
    assert ended.code == (0 if kept else 1), ended.out
    assert len(ended.verdicts) == 1
    assert ended.verdicts[0].startswith("prodready PASSED" if kept else "prodready FAILED")
    assert f"{covered}0.00 % of the application's lines" in ended.out
    assert ended.out.count("prodready::TST002") == (0 if kept else 1)


def test_the_raw_ratio_counts(tmp_path: Path) -> None:
    """1999 of 2499 lines read as 80 % and are less."""
    service = small_service(tmp_path / "service", lines=2499, covered=1999)
    ended = session(service, *REQUIRED, *COV, "--cov-report=term")
    assert " 80%" in ended.out
    assert (ended.code, len(ended.verdicts)) == (1, 1)
    assert session(service, *TWO, *COV, "--cov-fail-under=80").code == 0


def test_a_measurement_around_pytest_decides_too(tmp_path: Path) -> None:
    """``coverage run -m pytest``; the data are whole afterwards."""
    service = small_service(tmp_path / "service", lines=10, covered=8)
    around = ("-m", "coverage", "run", "--source=.")
    ended = session(service, *REQUIRED, before=around)
    assert ended.code == 0, ended.out
    assert "80.00 % of the application's lines" in ended.out
    report = subprocess.run(
        [sys.executable, "-m", "coverage", "report", "--include=app.py"],
        cwd=service,
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )
    assert "80%" in report.stdout
    spread = session(service, *REQUIRED, "-n", "2", before=around)
    assert "neither measured nor enforced" in spread.out, "the workers ran the tests, unseen by this measurement"


@pytest.mark.parametrize(
    "off", [("-p", "no:cov"), ("--no-cov", "--cov=."), ("--cov=nothing_of_that_name", "--cov-report=")]
)
def test_without_data_the_repository_decides(service: Path, off: tuple[str, ...]) -> None:
    """pytest-cov that is absent, off, or measured nothing gives no measurement and no crash."""
    ended = session(service, *TWO, *off)
    assert (ended.code, ended.err.count("Traceback")) == (0, 0)
    assert "INTERNALERROR" not in ended.out
    assert "Coverage is neither measured nor enforced" in " ".join(ended.out.split())
    assert len(ended.verdicts) == 1


def test_a_measurement_of_a_small_part_does_not_count(tmp_path: Path) -> None:
    """Covering one tiny module wholly says nothing of the application."""
    service = small_service(tmp_path / "service", lines=60, covered=5)
    (service / "tiny.py").write_text("X = 1\n")
    (service / "tests" / "test_tiny.py").write_text("import tiny\n\n\ndef test_x():\n    assert tiny.X\n")
    assert "neither measured nor enforced" in session(service, *TWO, "--cov=tiny", "--cov-report=").out


@pytest.mark.parametrize(
    ("gate", "holds"),
    [
        (("--prodready-fail-under=1",), True),
        (("--prodready-fail-under=2",), False),
        (("--prodready-fail-under=50%",), True),
        (("--prodready-fail-under=50.01%",), False),
        (("--prodready-require=TST001",), True),
        (("--prodready-require=tst",), False),
    ],
)
@pytest.mark.parametrize("passing", [True, False])
def test_verdict_and_exit_status_agree(service: Path, gate: tuple[str, ...], holds: bool, passing: bool) -> None:
    """A failing gate makes a good session fail; a session that failed stays as it was, and the verdict is told."""
    if not passing:
        (service / "tests" / "test_app.py").write_text("def test_run():\n    assert False\n")
    ended = session(service, *TWO, *gate)
    assert ended.verdicts == [f"prodready {'PASSED' if holds else 'FAILED'}: 1 of 2 points, 50.0 %"]
    assert ended.code == (0 if holds and passing else 1)
    assert ("gate failed" in ended.counts) == (not holds)


@pytest.mark.parametrize("option", ["-q", "-qq", "--no-summary", "--no-header", "-v"])
def test_the_verdict_is_told_once_at_every_verbosity(service: Path, option: str) -> None:
    """A build that fails says why, right before the verdict; one that passes needs no reason."""
    ended = session(service, *TWO, "--prodready-fail-under=2", option)
    assert (ended.code, len(ended.verdicts)) == (1, 1)
    told = ended.out.partition(ended.verdicts[0])[0].split("\n")[-4:]
    assert any(line.startswith("- The score is 1 of 2 applicable points, below the 2") for line in told)
    assert "\n- " not in session(service, *TWO, option).out


def test_a_repository_without_tests_is_judged(service: Path) -> None:
    """Its points are the session's tests."""
    (service / "tests" / "test_app.py").unlink()
    for workers in WORKERS:
        ended = session(service, *TWO, *workers)
        assert (ended.code, len(ended.verdicts)) == (0, 1)
        assert session(service, *REQUIRED, *workers).code == 1


def test_a_collection_error_keeps_its_exit_status(service: Path) -> None:
    """The points are not run as tests, and the gate is decided without a measurement."""
    (service / "tests" / "test_broken.py").write_text("import nothing_of_that_name\n")
    ended = session(service, *REQUIRED, *COV)
    assert (ended.code, ended.verdicts) == (2, ["prodready FAILED: 1 of 2 points, 50.0 %"])
    assert "neither measured nor enforced" in ended.out
    on = session(service, *TWO, "--continue-on-collection-errors")
    assert (on.code, on.counts["passed"], len(on.verdicts)) == (1, 2, 1)


@pytest.mark.parametrize(
    ("stop", "code"),
    [(("-x",), 1), (("--maxfail=1",), 1), (("--stepwise",), 2), (("-x", "-n", "2"), 2)],
    ids=lambda value: "".join(value) if isinstance(value, tuple) else str(value),
)
def test_a_session_that_stops_early_is_judged_without_its_measurement(
    service: Path, stop: tuple[str, ...], code: int
) -> None:
    """What it covered so far is not what the tests cover; xdist stops with an exception of its own."""
    (service / "tests" / "test_a.py").write_text("def test_a():\n    assert False\n")
    ended = session(service, *TWO, *COV, *stop)
    assert ended.code == code
    assert ended.verdicts == ["prodready PASSED: 1 of 2 points, 50.0 %"]
    assert "neither measured nor enforced" in ended.out


def test_a_required_point_stops_the_session_as_a_test_would(service: Path) -> None:
    """With ``-x`` the points after it are not run; the verdict is that of all."""
    ended = session(service, "--prodready", "--prodready-require=TST004", "-x")
    assert (ended.code, ended.counts["failed"]) == (1, 1)
    assert "prodready::TST004" in ended.out
    assert "xfailed" not in ended.counts or ended.counts["xfailed"] < 4
    assert len(ended.verdicts) == 1


def test_an_interrupted_session_gets_no_verdict(service: Path) -> None:
    """Whoever presses Ctrl-C does not wait for an audit."""
    (service / "tests" / "test_app.py").write_text("import time\n\n\ndef test_run():\n    time.sleep(60)\n")
    process = subprocess.Popen(
        [sys.executable, "-m", "pytest", "-v", *REQUIRED],
        cwd=service,
        env={**environment(service.parent), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if "test_run" in line or "collected" in line:
            break
    time.sleep(1)
    os.kill(process.pid, signal.SIGINT)
    out, _ = process.communicate(timeout=30)
    assert process.returncode == 2
    assert "no verdict, because the session was interrupted" in out
    assert "prodready FAILED" not in out


@pytest.mark.parametrize(("asked", "code", "verdicts"), [(0, 1, 1), (2, 2, 0), (7, 7, 0)])
def test_a_session_that_leaves_well_is_judged_like_any(service: Path, asked: int, code: int, verdicts: int) -> None:
    """``pytest.exit`` with 0 would pass the build, so the gate speaks; with another status there is none to change."""
    (service / "tests" / "test_app.py").write_text(
        f"import pytest\n\n\ndef test_run():\n    pytest.exit('', {asked})\n"
    )
    ended = session(service, *REQUIRED)
    assert (ended.code, len(ended.verdicts)) == (code, verdicts), ended.out


def test_nothing_to_audit_is_no_pass(tmp_path: Path) -> None:
    """A folder without Python passes no gate; it has its own sentence."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "pytest.ini").write_text("[pytest]\n")
    ended = session(tmp_path / "empty", *TWO)
    assert ended.code == 1
    assert ended.verdicts == ["prodready ERROR: there is nothing to audit in empty: its only file is not Python"]


def test_an_incomplete_audit_is_no_pass(service: Path) -> None:
    """Unless that is accepted."""
    (service / "broken.py").write_text("def f(:\n")
    ended = session(service, *TWO)
    assert ended.code == 1
    assert ended.verdicts == ["prodready AUDIT INCOMPLETE: 1 of 2 points, 50.0 %"]
    assert session(service, *TWO, "--prodready-allow-partial").code == 0


def test_another_folder_is_audited_on_request(service: Path, tmp_path: Path) -> None:
    """``--prodready-path`` is of the working directory, ``prodready_path`` of the file it stands in."""
    other = small_service(tmp_path / "other")
    (other / "pytest.ini").unlink()
    assert session(service, *TWO, "--prodready-path=../other").counts["xfailed"] == 2
    (service / "pytest.ini").write_text("[pytest]\npythonpath = .\nprodready_path = ../other\n")
    assert session(service, *TWO).counts["xfailed"] == 2
    assert session(service / "tests", *TWO, "--prodready-path=..").counts["xfailed"] == 1


def test_the_command_line_wins_over_ini_and_ini_over_the_repository(service: Path) -> None:
    """The same key means the same in all three."""
    base = ("--prodready",)
    (service / "prodready.toml").write_text(
        "profile = 'all'\nselect = ['TST001', 'TST002']\nfail-on = 'never'\nfail-under = 2\n"
    )
    assert session(service, *base).code == 1
    (service / "pytest.ini").write_text("[pytest]\npythonpath = .\nprodready_fail_under = 1\n")
    assert session(service, *base).code == 0
    assert session(service, *base, "--prodready-fail-under=2").code == 1
    (service / "pytest.ini").write_text("[pytest]\npythonpath = .\nprodready_require = TST002\n")
    assert session(service, *base, "--prodready-fail-under=0").code == 1
    assert session(service, *base, "--prodready-fail-under=0", "--prodready-require=TST001").code == 0
    assert session(service, *base, "--prodready-fail-under=0", "-o", "prodready_require=TST001").code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--prodready-fail-under=many",), '--prodready-fail-under must be points or a percentage such as "80%"'),
        (("--prodready-require=TST999",), 'command line: require names "TST999", which is no installed rule'),
        (("--prodready-profile=qa-ct",), 'did you mean "qa-cto"?'),
        (("-o", "prodready_fail_under=x"), "prodready_fail_under in pytest's configuration must be points"),
        (("--prodready-baseline=none.jsonl",), "there is no such baseline"),
        (("--prodready-report=report",), "the format of report is not clear"),
        (("--prodready-report=jsn=report",), 'there is no format "jsn"; did you mean "json"?'),
        (("--prodready-report=none/report.json",), "none/report.json cannot be written: its folder does not exist"),
        (("--prodready-path=nowhere",), "There is no folder"),
        (("--prodready-config=none.toml",), "none.toml: there is no such configuration file"),
    ],
)
def test_what_cannot_be_is_said_before_a_test_runs(service: Path, arguments: tuple[str, ...], sentence: str) -> None:
    """One sentence and pytest's usage error."""
    ended = session(service, "--prodready", *arguments)
    assert ended.code == 4
    assert sentence in ended.err
    assert ended.err.strip().count("\n") == 0
    assert "passed" not in ended.out


def test_reports_are_written(service: Path) -> None:
    """Relative to where pytest was called, whatever the tests do; those in the configuration relative to it."""
    (service / "tests" / "test_move.py").write_text(
        "import os\n\n\ndef test_move():\n    os.chdir(os.path.dirname(__file__))\n"
    )
    ended = session(service, *TWO, "--prodready-report=out.json", "--prodready-report=junit=out.junit")
    assert ended.code == 0
    report = json.loads((service / "out.json").read_text())
    assert (report["score"]["passed"], report["gate"]["exit_code"]) == (1, 0)
    assert (service / "out.junit").read_text().startswith("<?xml")
    (service / "pytest.ini").write_text("[pytest]\npythonpath = .\nprodready_report = ini.md\n")
    assert session(service / "tests", *TWO).code == 0
    assert "### prodready: PASSED" in (service / "ini.md").read_text()


def test_a_report_that_cannot_be_written_fails_the_session(service: Path) -> None:
    """A full disk is one sentence; nothing half-written is left and the verdict says what the exit status does."""
    ended = session(service, *TWO, "--prodready-report=json=/dev/full")
    assert ended.code == 1
    assert ended.verdicts == ["prodready ERROR: /dev/full cannot be written: No space left on device"]


def test_github_shows_annotations_and_the_summary_once(service: Path, tmp_path: Path) -> None:
    """The host is found by itself."""
    summary = tmp_path / "summary.md"
    ended = session(service, *TWO, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ended.code == 0
    assert "::warning " in ended.out
    assert summary.read_text().count("### prodready: PASSED") == 1
    assert "::warning" not in session(service, *TWO).out


def test_a_session_under_xdist_audits_once(service: Path, tmp_path: Path) -> None:
    """One summary, one verdict, each point reported once, whatever the number of workers."""
    summary = tmp_path / "summary.md"
    ended = session(service, *TWO, "-n", "2", "-v", GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(summary))
    assert ended.counts == {"passed": 2, "xfailed": 1}
    assert summary.read_text().count("### prodready:") == 1
    assert ended.out.count("prodready::TST001 PASSED") == 1


def test_warnings_made_errors_do_not_reach_the_audit(service: Path) -> None:
    """Of the libraries that an audit loads, none is the tests' business."""
    assert session(service, *TWO, "-W", "error", before=("-W", "error")).code == 0
