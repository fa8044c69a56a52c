"""The dependencies that a project declares, whatever its build tool.

Read are PEP 621 and PEP 735, Poetry, PDM, uv and Hatch tables, flit's old table, setuptools' dynamic files, setup.cfg,
Pipfile, and a conda environment file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from packaging.utils import canonicalize_name

from prodready.extract.requirements import is_commit, parse_requirement
from prodready.facts.documents import (
    Document,
    Entry,
    Mapping,
    Node,
    Requirement,
    Requirements,
    Scalar,
    Sequence,
    at,
    entries,
    items,
    text,
)

_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?")
_EXACT = re.compile(r"={1,3}\s*[0-9][^*,|\s]*|[0-9]+(?:\.[0-9]+)+[^*,|\s]*")
_NO_PACKAGES = frozenset({"source", "requires", "scripts", "pipenv"})
_CONDA = re.compile(r"(?:[\w.-]+::)?([\w.-]+)\s*(.*)")


def declared_dependencies(document: Document) -> Requirements:
    """All requirements that ``document`` declares, with the group of each (empty: what runs in production).

    ``includes`` are requirements files that setuptools is told to read. Several tables may declare the same package.
    """
    root = document.root
    found = [
        *_pep621(root),
        *_groups(at(root, "dependency-groups")),
        *_poetry(at(root, "tool", "poetry")),
        *_tools(at(root, "tool")),
        *_flit(at(root, "tool", "flit", "metadata")),
        *_setup_cfg(root),
        *_pipfile(root),
        *_conda(root),
    ]
    return Requirements(tuple(found), tuple(_files(root)), problem=document.problem, problem_line=document.problem_line)


def _listed(node: Node | None, group: str = "") -> Iterator[Requirement]:
    """The PEP 508 requirements of a list."""
    for item in items(node):
        written = item.value if isinstance(item, Scalar) else None
        if isinstance(written, str) and (wanted := parse_requirement(written, item.line, group)):
            yield wanted


def _by_group(node: Node | None) -> Iterator[Requirement]:
    for entry in entries(node):
        yield from _listed(entry.value, entry.key)


def _pep621(root: Node | None) -> Iterator[Requirement]:
    yield from _listed(at(root, "project", "dependencies"))
    yield from _by_group(at(root, "project", "optional-dependencies"))


def _groups(node: Node | None) -> Iterator[Requirement]:
    contents = {_normal(entry.key): entry.value for entry in entries(node)}
    for entry in entries(node):
        yield from _group(contents, entry.key, entry.key, set())


def _group(contents: dict[str, Node], name: str, group: str, seen: set[str]) -> Iterator[Requirement]:
    """The requirements of the group ``name`` on behalf of ``group``; no group is included twice."""
    content = contents.get(_normal(name))
    if not isinstance(content, Sequence) or _normal(name) in seen:
        return
    seen.add(_normal(name))
    for item in content.items:
        if included := text(at(item, "include-group")):
            yield from _group(contents, included, group, seen)
        else:
            yield from _listed(item, group)


def _normal(name: str) -> str:
    """A package's or group's name as PEP 503 normalises it."""
    return canonicalize_name(name)


def _tools(tool: Node | None) -> Iterator[Requirement]:
    yield from _listed(at(tool, "uv", "dev-dependencies"), "dev")
    yield from _by_group(at(tool, "pdm", "dev-dependencies"))
    for environment in entries(at(tool, "hatch", "envs")):
        for key in ("dependencies", "extra-dependencies"):
            yield from _listed(at(environment.value, key), environment.key)


def _flit(metadata: Node | None) -> Iterator[Requirement]:
    yield from _listed(at(metadata, "requires"))
    yield from _by_group(at(metadata, "requires-extra"))


def _poetry(poetry: Node | None) -> Iterator[Requirement]:
    yield from _named(at(poetry, "dependencies"), "")
    yield from _named(at(poetry, "dev-dependencies"), "dev")
    for group in entries(at(poetry, "group")):
        yield from _named(at(group.value, "dependencies"), group.key)


def _named(table: Node | None, group: str) -> Iterator[Requirement]:
    """Dependencies by name, as Poetry and Pipenv write them: a constraint, a table, or one of several."""
    for entry in entries(table):
        if _NAME.fullmatch(entry.key) and _normal(entry.key) != "python":
            value = entry.value
            choices = value.items if isinstance(value, Sequence) else (value,)
            yield _constrained(entry, choices[0] if choices else value, group)


def _constrained(entry: Entry, value: Node, group: str) -> Requirement:
    specifier = text(value) or text(at(value, "version"))
    revision = text(at(value, "rev")) or text(at(value, "ref"))
    address = next((text(at(value, key)) for key in ("git", "url", "path", "file") if text(at(value, key))), "")
    return Requirement(
        name=_normal(entry.key),
        specifier=f"@ {address}" if address else "" if specifier == "*" else specifier,
        line=entry.line,
        extras=tuple(sorted(text(extra) for extra in items(at(value, "extras")))),
        pinned=is_commit(revision) if address else _EXACT.fullmatch(specifier.strip()) is not None,
        group=group,
    )


def _pipfile(root: Node | None) -> Iterator[Requirement]:
    """Every table of a Pipfile that is none of its own is a category of packages."""
    if at(root, "packages") is None and at(root, "dev-packages") is None:
        return
    for entry in entries(root):
        if entry.key not in _NO_PACKAGES and isinstance(entry.value, Mapping):
            group = {"packages": "", "dev-packages": "dev"}.get(entry.key, entry.key)
            yield from _named(entry.value, group)


def _setup_cfg(root: Node | None) -> Iterator[Requirement]:
    yield from _lines(at(root, "options", "install_requires"), "")
    yield from _lines(at(root, "options", "tests_require"), "test")
    for entry in entries(at(root, "options.extras_require")):
        yield from _lines(entry.value, entry.key)


def _lines(node: Node | None, group: str) -> Iterator[Requirement]:
    """setup.cfg's lists: one requirement per line."""
    if isinstance(node, Scalar):
        for line in text(node).splitlines():
            wanted = parse_requirement(line.strip(), node.line, group)
            if wanted is not None:
                yield wanted


def _files(root: Node | None) -> Iterator[tuple[str, int]]:
    """Requirements files that setuptools reads for a dynamic field."""
    dynamic = at(root, "tool", "setuptools", "dynamic")
    for item in items(at(dynamic, "dependencies", "file")):
        yield text(item), item.line
    for group in entries(at(dynamic, "optional-dependencies")):
        for item in items(at(group.value, "file")):
            yield text(item), item.line
    wanted = at(root, "options", "install_requires")
    if wanted is not None and (target := text(wanted)).startswith("file:"):
        for name in target.removeprefix("file:").split(","):
            yield name.strip(), wanted.line


def _conda(root: Node | None) -> Iterator[Requirement]:
    """``environment.yml``: conda's own specifications (``name=1.2``), and pip's in a nested list."""
    dependencies = at(root, "dependencies")
    if not isinstance(dependencies, Sequence) or at(root, "project") is not None:
        return
    for item in dependencies.items:
        yield from _listed(at(item, "pip"))
        found = _CONDA.fullmatch(text(item).strip())
        if found and _normal(found[1]) not in {"python", "pip"}:
            constraint = found[2].strip()
            pinned = constraint.startswith("=") and _EXACT.fullmatch(constraint) is not None
            yield Requirement(_normal(found[1]), constraint, item.line, (), pinned)
