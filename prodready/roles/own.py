"""Packages that their project's name excuses: what a manifest calls ``test-bench`` is no folder of tests."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from prodready.facts.documents import Document, Facts, text

_FOR_TESTS = re.compile(r"test_\w+\Z")
_SEPARATORS = re.compile(r"[-_.]+")


def own_packages(documents: Mapping[str, Facts], paths: Collection[str]) -> frozenset[str]:
    """Folders with ``__init__.py`` that are called for tests as their project is, beside its ``pyproject.toml`` or in its
    ``src``."""
    return frozenset(
        package
        for path, document in documents.items()
        if path.rpartition("/")[2] == "pyproject.toml" and isinstance(document, Document)
        for package in _named(path.rpartition("/")[0], document)
        if f"{package}/__init__.py" in paths
    )


def _named(folder: str, document: Document) -> Iterator[str]:
    for table in (("project",), ("tool", "poetry")):
        name = _SEPARATORS.sub("_", text(document.at(*table, "name")).lower())
        if _FOR_TESTS.match(name):
            yield f"{folder}/{name}".lstrip("/")
            yield f"{folder}/src/{name}".lstrip("/")
