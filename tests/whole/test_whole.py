"""Whole services, from both ends of the scale, audited as users do; the complete ones must also really work."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from prodready.cli import main
from prodready.testing import lay_out

WHOLE = Path(__file__).resolve().parents[2] / "fixtures_repos" / "whole"
COMPLETE = sorted(each.name for each in WHOLE.glob("complete*"))


def scan(name: str, tmp_path: Path) -> dict[str, Any]:
    report = tmp_path / "report.json"
    root = lay_out(WHOLE / name, tmp_path / name)
    assert main(["scan", str(root), "--format", "json", "-o", str(report)]) in {0, 1}
    result: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return result


def told(result: dict[str, Any], *statuses: str) -> dict[str, str]:
    return {
        point["code"]: f"{point['message']} {[(each['path'], each['line']) for each in point['evidence']]}"
        for point in result["points"]
        if point["status"] in statuses
    }


def test_the_prototype_scores_at_most_five_of_twenty(tmp_path: Path) -> None:
    result = scan("prototype", tmp_path)
    assert result["score"]["total"] == 20
    assert result["score"]["passed"] <= 5
    assert result["score"]["rating"] == "prototype only"
    assert told(result, "unknown") == {}


@pytest.mark.parametrize("name", COMPLETE)
def test_a_complete_service_keeps_every_applicable_point(name: str, tmp_path: Path) -> None:
    result = scan(name, tmp_path)
    assert told(result, "fail", "unknown") == {}
    assert [each for each in result["findings"] if each["severity"] == "blocker"] == []
    assert result["score"]["percent"] == 100
    assert result["score"]["rating"] == "fully production-ready"


def test_the_complete_fastapi_service_keeps_all_twenty_points(tmp_path: Path) -> None:
    result = scan("complete", tmp_path)
    assert (result["score"]["passed"], result["score"]["applicable"]) == (20, 20)


def test_only_strict_body_models_do_not_apply_to_the_django_service(tmp_path: Path) -> None:
    assert list(told(scan("complete_django", tmp_path), "na")) == ["SEC001"]


@pytest.mark.skipif(sys.version_info < (3, 11), reason="the services ask for Python 3.11")
@pytest.mark.skipif(not os.environ.get("PRODREADY_WHOLE"), reason="installs packages; set PRODREADY_WHOLE=1")
@pytest.mark.parametrize("name", COMPLETE)
def test_the_own_tests_of_a_complete_service_pass_with_80_percent_coverage(name: str, tmp_path: Path) -> None:
    root = lay_out(WHOLE / name, tmp_path / name)
    venv.create(tmp_path / "venv", with_pip=True)
    python = str(tmp_path / "venv" / "bin" / "python")
    install(python, root)
    said = run(python, "-m", "pytest", "--cov", "--cov-fail-under=80", cwd=root)
    assert "Required test coverage of 80% reached" in said
    assert " passed" in said


def install(python: str, root: Path) -> None:
    """What the service asks for; a connection that stalls is given up and tried once more."""
    command = (python, "-m", "pip", "install", "--quiet", "-r", "requirements-dev.txt")
    try:
        run(*command, cwd=root)
    except subprocess.TimeoutExpired:
        run(*command, cwd=root)


def run(*command: str, cwd: Path) -> str:
    """The output; what the program said stands in the failure if it does not end well, or not within two minutes."""
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "COV_", "PYTHON"))
    }
    ended = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=120)
    assert ended.returncode == 0, f"{' '.join(command)}\n{ended.stdout}\n{ended.stderr}"
    return ended.stdout
