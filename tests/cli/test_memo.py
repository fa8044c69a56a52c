"""A second audit of what has not changed is remembered, and everything that matters makes it a new one."""

from __future__ import annotations

import os
import time
from datetime import date
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import prodready.scan.audit
from prodready.config import Layer
from prodready.model import Result
from prodready.scan import ScanRequest, scan
from tests.cli.cli_runner import small_service

LAYER = Layer.of("command line", profile="all", select=("TST001", "TST002"))


class Watched:
    """Runs audits and tells of each whether it was judged or remembered."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.root = root
        self._judged = 0
        real = prodready.scan.audit._judged

        def counted(*arguments: object) -> Result:
            self._judged += 1
            return real(*arguments)  # type: ignore[arg-type]  # handed through

        monkeypatch.setattr(prodready.scan.audit, "_judged", counted)

    def __call__(self, **changes: object) -> tuple[Result, bool]:
        """The result, and whether it was judged anew."""
        before = self._judged
        request = ScanRequest(self.root, **{"layers": (LAYER,), "jobs": 1, **changes})  # type: ignore[arg-type]
        result = scan(request)
        return result, self._judged > before


@pytest.fixture
def watched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Watched:
    """Audits of a small service whose files are older than the clock's grain."""
    monkeypatch.setenv("PRODREADY_CACHE_DIR", str(tmp_path / "cache"))
    root = small_service(tmp_path / "service")
    settle(root)
    return Watched(root, monkeypatch)


def settle(root: Path) -> None:
    """Date every file back, so that its stamp can be trusted."""
    for path in root.rglob("*"):
        os.utime(path, (time.time() - 1000, time.time() - 1000))


def test_what_has_not_changed_is_not_judged_again(watched: Watched) -> None:
    """The remembered result equals the judged one."""
    first, judged = watched()
    assert judged
    again, judged = watched()
    assert (again, judged) == (first, False)
    assert watched(cache=False) == (first, True)


def test_everything_that_matters_makes_a_new_audit(watched: Watched) -> None:
    """Content, names, configuration, waivers, the day."""
    watched()
    assert watched(today=date(2030, 1, 1))[1]
    assert watched(waivers=False)[1]
    assert watched(ignores=False)[1]
    assert watched(layers=(Layer.of("command line", profile="all", select=("TST001",)),))[1]
    assert watched(layers=(Layer.of("pytest ini", profile="all", select=("TST001", "TST002")),))[1]
    assert not watched()[1]
    (watched.root / "app.py").write_text("x = 1\n")
    assert watched()[1]
    (watched.root / "pytest.ini").unlink()
    changed, judged = watched()
    assert judged
    assert changed.score.passed == 0
    (watched.root / "prodready.toml").write_text('exclude = ["tests"]\n')
    assert watched()[1]


def test_other_code_makes_a_new_audit(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that changed, here a plugin of another version, is asked again."""
    watched()

    def others(group: str) -> object:
        class Other:
            name, value, module, dist = "extra", "json", "json", None

        return [*entry_points(group=group), Other]

    monkeypatch.setattr("prodready.scan.memo.entry_points", others)
    assert watched()[1]
    assert not watched()[1]
    monkeypatch.undo()


def test_reports_whose_age_counts_are_never_remembered(watched: Watched) -> None:
    """A coverage report in the tree may be stale tomorrow without a change of any content."""
    (watched.root / "coverage.xml").write_text('<?xml version="1.0" ?><coverage timestamp="1"/>')
    settle(watched.root)
    assert watched()[1]
    assert watched()[1]


def test_a_damaged_memory_is_a_new_audit(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    """What cannot be read back is judged again."""
    first, _ = watched()
    monkeypatch.setattr("prodready.cache.Cache.result", lambda self, key: b"\x81\xa1x\x01")
    again, judged = watched()
    assert (again, judged) == (first, True)
