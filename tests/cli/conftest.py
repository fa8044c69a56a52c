"""Fixtures of the command line's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli_runner import Runner, small_service


@pytest.fixture
def prodready(tmp_path: Path) -> Runner:
    """The runner; its working directory is an empty folder beside its home."""
    for name in ("home", "cwd"):
        (tmp_path / name).mkdir()
    return Runner(tmp_path / "home", tmp_path / "cwd")


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """A small service that keeps TST001 and loses TST002."""
    return small_service(tmp_path / "service")
