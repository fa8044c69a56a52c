"""Declared and locked dependencies of the repository, and what their versions are known to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

import msgspec
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from prodready.api import fact
from prodready.extract.declared import declared_dependencies
from prodready.extract.requirements import parse_requirement
from prodready.facts.documents import Document, Lock, Requirement, Requirements
from prodready.facts.files import Role
from prodready.facts.python import Const, Expr, Map, Module, Ref, Seq
from prodready.project.snapshot import Snapshot

_ASIDE = frozenset({Role.TEST, Role.VENDORED, Role.TEMPLATE, Role.DOCS})
_SETUP = frozenset({"setuptools.setup", "distutils.core.setup", "skbuild.setup"})
_MANIFESTS = ("pyproject.toml", "setup.cfg", "Pipfile", "environment.yml", "environment.yaml")
_PIN = re.compile(r"={2,3}\s*([^\s,*]+)")


class Dependencies(msgspec.Struct, frozen=True, dict=True):
    """What is declared (path and requirement), and what is locked, by normalised name."""

    declared: tuple[tuple[str, Requirement], ...]
    locked: dict[str, str]

    @cached_property
    def names(self) -> frozenset[str]:
        """All names that are declared or locked."""
        return frozenset(item.name for _, item in self.declared) | frozenset(self.locked)

    def below(self, name: str, major: int) -> bool:
        """Whether a package is known to be older than ``major``: locked so, or declared so that nothing newer fits."""
        version = self.locked.get(name)
        if version is not None:
            try:
                return Version(version).major < major
            except InvalidVersion:
                return False
        specifiers = [item.specifier for _, item in self.declared if item.name == name and item.specifier]
        return bool(specifiers) and all(not _admits(text, major) for text in specifiers)

    def keeps(self, name: str, low: str, high: str) -> bool:
        """Whether a package is locked or pinned to a version from ``low`` on and before ``high``."""
        pins = (
            found.group(1)
            for _, item in self.declared
            if item.name == name and (found := _PIN.fullmatch(item.specifier.strip()))
        )
        version = self.locked.get(name) or next(pins, "")
        try:
            return Version(low) <= Version(version) < Version(high)
        except InvalidVersion:
            return False

    def below_beside(self, path: str, name: str, major: int) -> bool:
        """Whether the nearest declarations above a module that name a package keep it older than ``major``."""
        near = [
            (file.rpartition("/")[0], item.specifier)
            for file, item in self.declared
            if item.name == name and item.specifier and _is_above(file, path)
        ]
        deepest = max((len(folder) for folder, _ in near), default=-1)
        return deepest >= 0 and all(not _admits(text, major) for folder, text in near if len(folder) == deepest)


def _is_above(file: str, path: str) -> bool:
    """Whether a file stands in a folder round a module, or in one for requirements there (``requirements/base.txt``)."""
    folder, _, name = file.rpartition("/")[0].rpartition("/")
    around = folder if name == "requirements" else file.rpartition("/")[0]
    return not around or path.startswith(f"{around}/")


def _admits(text: str, major: int) -> bool:
    """Whether a specifier lets ``major`` or a newer version in; Poetry's caret included."""
    caret = re.match(r"\^\s*(\d+)", text)
    if caret:
        return int(caret.group(1)) >= major
    try:
        specifier = SpecifierSet(text)
    except InvalidSpecifier:
        return True
    named = {item.operator: int(found.group()) for item in specifier if (found := re.match(r"\d+", item.version))}
    if pinned := named.keys() & {"==", "===", "~="}:
        return any(named[operator] >= major for operator in pinned)
    if max(named.get(">=", 0), named.get(">", 0)) >= major:
        return True
    return any(specifier.contains(f"{candidate}.{minor}.0") for candidate in (major, major + 1) for minor in range(60))


@fact
def dependencies(snapshot: Snapshot) -> Dependencies:
    """Gather requirement files, manifests and locks of the application."""
    declared: list[tuple[str, Requirement]] = []
    locked: dict[str, str] = {}
    for path, document in snapshot.documents.items():
        if snapshot.role(path) in _ASIDE:
            continue
        if isinstance(document, Requirements):
            declared.extend((path, item) for item in document.requirements)
        elif isinstance(document, Lock):
            for name, version in document.packages:
                locked.setdefault(name, version)
        elif isinstance(document, Document) and path.rpartition("/")[2] in _MANIFESTS:
            declared.extend((path, item) for item in declared_dependencies(document).requirements)
    for path, module in snapshot.modules.items():
        if path.rpartition("/")[2] == "setup.py" and snapshot.role(path) not in _ASIDE:
            declared.extend((path, item) for item in _in_setup(module))
    return Dependencies(tuple(declared), locked)


def _in_setup(module: Module) -> Iterator[Requirement]:
    """Literal ``install_requires`` and ``extras_require`` of a ``setup(…)`` call, also through a name."""
    for call in module.calls:
        if call.name in _SETUP:
            yield from _listed(call.kwarg("install_requires"), module, "")
            extras = call.kwarg("extras_require")
            for key, value in extras.items if isinstance(extras, Map) else ():
                if isinstance(key, Const):
                    yield from _listed(value, module, str(key.value))


def _listed(expr: Expr | None, module: Module, group: str) -> Iterator[Requirement]:
    for item in _items(expr, module):
        if isinstance(item, Const) and isinstance(item.value, str):
            found = parse_requirement(item.value, item.line, group)
            if found is not None:
                yield found


def _items(expr: Expr | None, module: Module) -> Iterator[Expr]:
    """The items of a list: of one with a name also those that are added to it (``needed.extend(("gevent",))``)."""
    if isinstance(expr, Seq):
        yield from expr.items
    elif isinstance(expr, Ref) and expr.name[0] == ":":
        for assign in module.assigns:
            if assign.target == expr.name and assign.scope < 0:
                yield from _items(assign.value if isinstance(assign.value, Seq) else None, module)
        for call in module.calls:
            if call.name == f"{expr.name}.extend":
                yield from _items(call.args[0] if call.args and isinstance(call.args[0], Seq) else None, module)
            elif call.name == f"{expr.name}.append":
                yield from call.args[:1]
