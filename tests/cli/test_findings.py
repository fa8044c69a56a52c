"""``prodready findings``: what a hook shows before a commit."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli_runner import APP, Runner


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    folder = tmp_path / "shop"
    folder.mkdir()
    (folder / "app.py").write_text(APP, "utf-8")
    return folder


def test_a_blocker_fails_also_where_no_point_is_judged(prodready: Runner, repository: Path) -> None:
    (repository / "keys.py").write_text('TOKEN = "sk_live_4eC39HqLyjWDarjtT1zdp7dd"\n', "utf-8")
    ended = prodready("findings", "--select", "SEC101", "keys.py", cwd=repository)
    assert ended.code == 1
    assert "keys.py:1:1: SEC101 blocker" in ended.out
    assert "1 blocker finding is open" in ended.out
    assert prodready("findings", "--select", "SEC101", "app.py", cwd=repository).code == 0


def test_comments_that_silence_nothing_are_told_for_the_named_files_only(prodready: Runner, repository: Path) -> None:
    (repository / "one.py").write_text("x = 1  # prodready: ignore[OBS101] there was a print\n", "utf-8")
    (repository / "two.py").write_text("print(1)  # prodready: ignore\n", "utf-8")
    told = prodready("findings", "one.py", cwd=repository).out
    assert "one.py:1: the ignore of OBS101 is not needed; remove it" in told
    assert "two.py" not in told
    assert "two.py:1: the ignore names no code" in prodready("findings", cwd=repository).out


def test_a_scan_for_findings_alone_is_decided_by_them(prodready: Runner, repository: Path) -> None:
    """No point was asked for, so that none is wanting; it passes only because something was judged."""
    clean = prodready("scan", "--select", "SEC101", cwd=repository)
    assert clean.code == 0
    assert clean.out.rstrip().endswith("PASSED: 0 open findings (exit code 0)")
    (repository / "keys.py").write_text('TOKEN = "sk_live_4eC39HqLyjWDarjtT1zdp7dd"\n', "utf-8")
    ended = prodready("scan", "--select", "SEC101", cwd=repository)
    assert ended.code == 1
    assert "Findings only: no point was asked for." in ended.out
    assert "FAILED: 1 open finding (exit code 1)" in ended.out
