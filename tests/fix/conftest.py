"""The command line's runner, for the tests of ``prodready fix``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.cli_runner import Runner


@pytest.fixture
def prodready(tmp_path: Path) -> Runner:
    """The runner; its working directory is an empty folder beside its home."""
    for name in ("home", "cwd"):
        (tmp_path / name).mkdir()
    return Runner(tmp_path / "home", tmp_path / "cwd")
