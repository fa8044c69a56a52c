"""The options of ``pytest --prodready``. Without that option nothing else of prodready is imported.

The names of the options are those of ``prodready scan`` with ``--prodready-`` before them; five may stand in pytest's
own configuration too, where they win over ``[tool.prodready]`` and yield to the command line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest

SESSION = "prodready.pytest_session"

_VALUES = (
    ("path", "PATH", "the folder to audit (default: the rootdir)"),
    ("profile", "NAME", "the checklist to judge by (default: qa-cto)"),
    ("fail-under", "N|N%", "least points or percentage that pass the gate"),
    ("fail-on", "SEVERITY", "findings that fail the gate: blocker, error, warning, never"),
    ("kind", "KIND", "what the repository is: service, worker, library, cli"),
    ("baseline", "FILE", "what was lost and found before; only what is new fails"),
    ("config", "FILE", "read this file instead of the repository's configuration"),
)
_LISTS = (
    ("require", "CODE", "a point that must pass (repeatable)"),
    ("select", "CODE", "judge only these codes or their beginnings (repeatable)"),
    ("ignore", "CODE", "leave these codes or their beginnings out (repeatable)"),
    ("exclude", "GLOB", "leave these files unread (repeatable)"),
    ("coverage", "FILE", "a coverage report to believe beside what this session measures (repeatable)"),
    ("report", "[FORMAT=]FILE", "write a report to a file (repeatable)"),
)
_FLAGS = (
    ("allow-partial", "accept an incomplete audit"),
    ("sure-only", "leave out findings of low confidence, which only warn"),
    ("no-repo-config", "do not read the repository's configuration"),
    ("no-waivers", "judge as if there were no waivers"),
    ("no-ignores", "count findings that comments or per-file-ignores silence"),
    ("no-cache", "read every file anew"),
)
_INI = ("path", "profile", "fail-under", "require", "report")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the options and the keys of pytest's configuration."""
    group = parser.getgroup("prodready", "audit for production readiness")
    group.addoption("--prodready", action="store_true", help="audit the rootdir, a test per point, a gate at the end")
    helps = {name: text for name, _, text in (*_VALUES, *_LISTS)}
    for name, metavar, text in _VALUES:
        group.addoption(f"--prodready-{name}", metavar=metavar, help=text)
    for name, metavar, text in _LISTS:
        group.addoption(f"--prodready-{name}", metavar=metavar, action="append", help=text)
    for name, text in _FLAGS:
        group.addoption(f"--prodready-{name}", action="store_true", default=None, help=text)
    for name in _INI:
        key, text = f"prodready_{name.replace('-', '_')}", f"{helps[name]}, as --prodready-{name}"
        if name in ("require", "report"):
            parser.addini(key, text, "args")
        else:
            parser.addini(key, text, "string")


def pytest_configure(config: pytest.Config) -> None:
    """Load the rest where it is asked for: in the one process that decides, never in a worker of xdist."""
    if config.getoption("prodready") and not hasattr(config, "workerinput"):
        config.pluginmanager.import_plugin(SESSION)
