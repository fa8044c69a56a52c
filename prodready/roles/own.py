"""Packages that are called for tests and hold none: what a manifest calls ``test-bench``, or the only package beside the tests."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from prodready.facts.documents import Document, Facts, text

_FOR_TESTS = re.compile(r"test_\w+\Z")
_SEPARATORS = re.compile(r"[-_.]+")


def own_packages(documents: Mapping[str, Facts], paths: Collection[str]) -> frozenset[str]:
    """Folders with ``__init__.py`` that are called for tests as their project is, beside its ``pyproject.toml`` or in its
    ``src``; and the only package of a repository that has its tests in ``tests``."""
    named = frozenset(
        package
        for path, document in documents.items()
        if path.rpartition("/")[2] == "pyproject.toml" and isinstance(document, Document)
        for package in _named(path.rpartition("/")[0], document)
        if f"{package}/__init__.py" in paths
    )
    return named | _only(paths)


def _only(paths: Collection[str]) -> frozenset[str]:
    """The one package at the root, but for ``tests`` beside it, that has modules which are no tests by their names."""
    parts = [path.split("/") for path in paths if path.endswith(".py")]
    packages = {each[0] for each in parts if each[1:] == ["__init__.py"]} - {"tests"}
    tested = any(each[0] == "tests" and len(each) > 1 for each in parts)
    if len(packages) != 1 or not tested or not _FOR_TESTS.match(min(packages)):
        return frozenset()
    held = [each for each in parts if each[0] in packages and each[-1] != "__init__.py"]
    plain = [each for each in held if not each[-1].startswith("test_") and not each[-1].endswith("_test.py")]
    return frozenset(packages) if len(plain) * 2 > len(held) else frozenset()


def _named(folder: str, document: Document) -> Iterator[str]:
    for table in (("project",), ("tool", "poetry")):
        name = _SEPARATORS.sub("_", text(document.at(*table, "name")).lower())
        if _FOR_TESTS.match(name):
            yield f"{folder}/{name}".lstrip("/")
            yield f"{folder}/src/{name}".lstrip("/")
