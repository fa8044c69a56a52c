"""Which role a file plays: decided by its path first, then by what it says.

Most false positives come from judging the wrong kind of file, so every file gets exactly one role and the first match
wins: vendored or generated, project template, test, documentation, migration, tooling, command line, settings, entry
point, application. The names come from the layouts of forty public services (``docs/detection``).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from prodready import ignore
from prodready.facts.files import APPLICATION_ROLES, Kind, Role
from prodready.facts.python import Module
from prodready.roles.content import imported_names, is_migration, kept_extensions, refine, uses_cli
from prodready.roles.layout import MANIFESTS, NO_LAYOUT, Layout
from prodready.roles.own import own_packages
from prodready.roles.paths import by_path, dotted_names, revision_folder, soft_sample, soft_tooling

__all__ = [
    "MANIFESTS",
    "Layout",
    "Overrides",
    "assign_roles",
    "is_migration",
    "own_packages",
    "refine",
    "refine_roles",
    "role_of",
]

Overrides = Sequence[tuple[str, Role]]


def role_of(path: str, kind: Kind, overrides: Overrides = (), layout: Layout | None = None) -> Role:
    """The role of the file at ``path`` by path alone; ``overrides`` are (pattern, role), the first match wins."""
    for pattern, role in overrides:
        if ignore.compile_lines([pattern]).covers(path):
            return role
    if kind is Kind.NONE:
        return Role.OTHER
    return by_path(path, kind, layout or NO_LAYOUT)


def assign_roles(
    files: Mapping[str, Kind], overrides: Overrides = (), own: frozenset[str] = frozenset()
) -> dict[str, Role]:
    """The role of every file by path, in the order of ``files``; ``own`` are packages that are no tests (``own_packages``).

    Where that leaves no application (a repository of demos, whose every service stands in ``demos/``), names of
    examples and then of tooling stop meaning that; the source of a project template needs none.
    """
    compiled = [(ignore.compile_lines([pattern]), role) for pattern, role in overrides]
    forced = {path: role for path in files if (role := _forced(path, compiled)) is not None}
    attempts = []
    for without in ((), (Role.DOCS,), (Role.DOCS, Role.SCRIPT)):
        layout = Layout.of(files, without, own)
        roles = {
            path: forced.get(path) or (Role.OTHER if kind is Kind.NONE else by_path(path, kind, layout))
            for path, kind in files.items()
        }
        if without == () and Role.TEMPLATE in {roles[path] for path in files if path.endswith(".py")}:
            return roles
        if any(role in APPLICATION_ROLES and not path.endswith("__init__.py") for path, role in roles.items()):
            return roles
        attempts.append(roles)
    return attempts[0]


def refine_roles(
    roles: Mapping[str, Role],
    modules: Mapping[str, Module],
    overrides: Overrides = (),
    own: frozenset[str] = frozenset(),
) -> dict[str, Role]:
    """All roles after reading: each refined; tooling and contributions that the application imports are application, a
    folder of commands is a command line as a whole, and what stands beside Django's migrations belongs to them."""
    compiled = [(ignore.compile_lines([pattern]), role) for pattern, role in overrides]
    refined = dict(roles)
    layout = Layout.of(roles, own=own)
    command_lines = {path.rpartition("/")[0] for path, module in modules.items() if uses_cli(module)}
    for path, module in modules.items():
        if path in roles and _forced(path, compiled) is None:
            role = refine(path, roles[path], module, layout)
            demoted = roles[path] is Role.CLI and role is Role.APPLICATION
            refined[path] = Role.CLI if demoted and path.rpartition("/")[0] in command_lines else role
    for folder in kept_extensions(modules):
        below = (path for path in refined if path.startswith(f"{folder}/") and _forced(path, compiled) is None)
        refined.update(dict.fromkeys(tuple(below), Role.VENDORED))
    if refined.get("tasks/__init__.py") is Role.SCRIPT:  # invoke's collection, with the modules that it gathers
        below = (path for path in modules if path.startswith("tasks/") and refined.get(path) is Role.APPLICATION)
        refined.update({path: Role.SCRIPT for path in below if _forced(path, compiled) is None})
    revisions = {revision_folder(path) for path in modules if refined.get(path) is Role.MIGRATION} - {""}
    for path in modules:
        helps = path.rpartition("/")[0] in revisions and refined.get(path) is Role.APPLICATION
        if helps and _forced(path, compiled) is None:
            refined[path] = Role.MIGRATION
    soft = {path for path in modules if refined.get(path) is Role.SCRIPT and soft_tooling(path)}
    soft |= {path for path in modules if refined.get(path) is Role.DOCS and soft_sample(path)}
    while soft:
        imported = imported_names(refined, modules)
        promoted = {path for path in soft if imported & dotted_names(path) and _forced(path, compiled) is None}
        if not promoted:
            break
        refined.update(dict.fromkeys(promoted, Role.APPLICATION))
        soft -= promoted
    return refined


def _forced(path: str, compiled: Iterable[tuple[ignore.Ignore, Role]]) -> Role | None:
    return next((role for patterns, role in compiled if patterns.covers(path)), None)
