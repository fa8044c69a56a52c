"""Without ``--prodready`` the plugin declares options and does nothing else."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.pytest_plugin.sessions import environment, session

LOADED = """
import sys, pytest
code = pytest.main(["-q", "-p", "no:cacheprovider", *sys.argv[1:]])
print("loaded", *sorted(name for name in sys.modules if name.partition(".")[0] in ("prodready", "prodready_rules")))
print("heavy", *sorted({"libcst", "msgspec", "rich", "git", "bandit"} & set(sys.modules)))
sys.exit(code)
"""


def test_off_nothing_but_the_options_is_imported(service: Path) -> None:
    """A whole session leaves only the package and the module of the options loaded."""
    command = [sys.executable, "-c", LOADED]
    ended = subprocess.run(
        command, cwd=service, env=environment(service.parent), capture_output=True, text=True, check=True
    )
    lines = ended.stdout.splitlines()
    assert "loaded prodready prodready.pytest_plugin" in lines
    assert "heavy" in lines
    assert "1 passed" in ended.stdout
    assert "prodready:" not in ended.stdout


def test_on_the_rest_is_imported(service: Path) -> None:
    """The counter-proof: with the option the same program loads the engine."""
    command = [sys.executable, "-c", LOADED, "--prodready"]
    ended = subprocess.run(
        command, cwd=service, env=environment(service.parent), capture_output=True, text=True, check=False
    )
    assert "prodready.scan" in ended.stdout


def test_the_options_are_explained(service: Path) -> None:
    """``--help`` shows them in a group of their own, and the keys of the configuration."""
    shown = session(service, "--help").out
    group = shown.partition("audit for production readiness:")[2]
    for option in ("--prodready-fail-under", "--prodready-profile", "--prodready-require", "--prodready-report"):
        assert option in group
    assert "prodready_fail_under" in shown
