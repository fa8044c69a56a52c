"""Which folders are no part of a repository's own files, whatever its ignore files say.

Measured need: environments, dependency folders and caches hold more Python files than the project itself, and a copy of
a repository without its ``.git`` carries them along.
"""

from __future__ import annotations

from collections.abc import Collection

METADATA = frozenset({".git", ".hg", ".svn", ".bzr", ".jj"})
"""Version control's own folders: not part of the tree at all, and not counted."""

_ALWAYS = frozenset(
    (
        *("node_modules", "bower_components", "site-packages", "__pycache__", "__pypackages__"),
        *(".venv", ".tox", ".nox", ".eggs", ".direnv", ".terraform", ".ipynb_checkpoints", ".hypothesis"),
        *(".mypy_cache", ".pytest_cache", ".ruff_cache", ".pyre", ".pytype", ".import_linter_cache"),
    )
)
_UNTRACKED = frozenset({"venv", "virtualenv", "htmlcov"})
_BUILD = frozenset({"build", "dist"})
_MANIFESTS = frozenset({"pyproject.toml", "setup.py", "setup.cfg", "package.json"})
_ENVIRONMENT = frozenset({"bin", "Scripts", "lib", "Lib", "lib64", "include"})

KEPT = frozenset({".coverage", "coverage.xml", "coverage.json", "cov.json", "lcov.info", "coverage.lcov"})
"""Reports that test runs leave behind: ignored by most repositories, and evidence nevertheless."""


def excluded_folder(name: str, tracked: bool) -> bool:
    """Whether a folder is left out by its name alone; ``tracked``: git knows files in it."""
    if name in _ALWAYS:
        return True
    return not tracked and (name in _UNTRACKED or name.endswith(".egg-info"))


def build_folder(name: str, siblings: Collection[str]) -> bool:
    """Whether a folder's name says build output: beside a manifest only, because packages are called so, too."""
    return name in _BUILD and any(manifest in siblings for manifest in _MANIFESTS)


def environment_folder(children: Collection[str]) -> bool:
    """Whether a folder with these children is an installed environment (venv, virtualenv, conda)."""
    marked = "pyvenv.cfg" in children or "conda-meta" in children
    return marked and any(name in children for name in _ENVIRONMENT)
