"""Fixtures of the plugin's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pytest_plugin.sessions import small_service


@pytest.fixture
def service(tmp_path: Path) -> Path:
    """A service that keeps TST001 and, unmeasured, loses TST002; its test covers all of it."""
    return small_service(tmp_path / "service")
