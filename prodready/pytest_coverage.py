"""What a running pytest session measured, whoever measures: pytest-cov, or ``coverage run -m pytest``."""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pytest
    from coverage import Coverage

INSTALLED = "/site-packages/"


def measured_files(config: pytest.Config, root: Path) -> tuple[tuple[str, int, int], ...]:
    """The Python files that were measured, each with its covered and its executable lines; empty if nothing was.

    Paths are relative to ``root``, or to the folder of installed packages; others are left out.
    """
    cov = _running(config)
    if cov is None:
        return ()
    from coverage.exceptions import CoverageException

    real = os.path.realpath(root)
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            paths = sorted(cov.get_data().measured_files())
        except CoverageException:
            return ()
        for path in paths:
            name = _name(path, real)
            if not name:
                continue
            try:
                _, lines, _, missing, _ = cov.analysis2(path)
            except CoverageException:  # gone, or no Python that this interpreter reads
                continue
            found.append((name, len(lines) - len(missing), len(lines)))
    return tuple(found)


def _running(config: pytest.Config) -> Coverage | None:
    """The data of pytest-cov, which has ended and combined by now, or a measurement around pytest.

    The latter sees nothing of the workers of xdist, so there it does not count.
    """
    controller = getattr(config.pluginmanager.get_plugin("_cov"), "cov_controller", None)
    cov: Coverage | None = getattr(controller, "cov", None)
    if cov is None and "coverage" in sys.modules and not config.pluginmanager.has_plugin("dsession"):
        from coverage import Coverage

        cov = Coverage.current()
    return cov


def _name(path: str, root: str) -> str:
    if not path.endswith(".py"):
        return ""
    real = os.path.realpath(path).replace(os.sep, "/")
    if INSTALLED in real:
        return real.rpartition(INSTALLED)[2]
    return real[len(root) + 1 :] if real.startswith(f"{root}/") else ""
