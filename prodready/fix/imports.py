"""What a file's imports bind, and which of them already gives access to a wanted thing."""

from __future__ import annotations

import builtins
from collections.abc import Iterator

import libcst as cst
import msgspec

from prodready.fix.names import Names
from prodready.fix.nodes import ancestors, dotted


class Binding(msgspec.Struct, frozen=True):
    """One imported name. ``target`` is absolute as written: ``datetime.datetime``, ``.models.User``."""

    local: str
    target: str
    statement: cst.Import | cst.ImportFrom
    scope: cst.CSTNode | None
    typing_only: bool


class Need(msgspec.Struct, frozen=True):
    """An import to add at the top: ``from module import name as local``, or ``import module`` without ``name``."""

    module: str
    name: str
    local: str


class Imports:
    """The imports of one tree, and those that rewrites need beside them."""

    def __init__(self, module: cst.Module, names: Names) -> None:
        self._parents = names.parents
        self._names = names
        self.bindings = tuple(_bindings(names))
        self.needs: tuple[Need, ...] = ()

    def qualified(self, node: cst.CSTNode | None) -> str:
        """The dotted name with its import undone; ``builtins.print`` for a builtin; empty for what is no name."""
        name = dotted(node)
        if node is None or not name:
            return ""
        head, dot, rest = name.partition(".")
        found = self._visible(head, node)
        if found is not None:
            return found.target + dot + rest
        is_builtin = hasattr(builtins, head) and head not in self._names.bound[None]
        return f"builtins.{name}" if is_builtin and not self._names.shadowed(head, node) else name

    def has(self, package: str) -> bool:
        """Whether anything of ``package`` is imported when the program runs."""
        return any(
            each.target == package or each.target.startswith(f"{package}.")
            for each in self.bindings
            if not each.typing_only
        )

    def obtain(self, module: str, name: str, at: cst.CSTNode) -> str:
        """How to write ``module.name`` at ``at``: by what is imported, else by an import to come."""
        whole = f"{module}.{name}"
        for wanted, rest in ((whole, ""), (module, f".{name}")):
            for each in self.bindings:
                if each.target == wanted and self._visible(each.local, at) is each:
                    return each.local + rest
        if "." in module and f"import {module}" in self._plain() and self._visible(module.partition(".")[0], at):
            return whole
        return self._needed(module, name)

    def module(self, module: str, at: cst.CSTNode) -> str:
        """How to write ``module`` itself at ``at``."""
        for each in self.bindings:
            if each.target == module and self._visible(each.local, at) is each:
                return each.local
        return self._needed(module, "")

    def bound_as(self, target: str) -> str:
        """What the module's top level calls ``target``; empty if it does not import it by name."""
        found = (each for each in self.bindings if each.target == target and each.scope is None)
        return next((each.local for each in found if not each.typing_only), "")

    def free(self, *wishes: str) -> str:
        """The first of ``wishes`` that nothing in the file is called, else the last with underscores before it."""
        taken = self._names.taken | {need.local for need in self.needs}
        chosen = next((each for each in wishes if each not in taken), wishes[-1])
        while chosen in taken:
            chosen = f"_{chosen}"
        return chosen

    def _needed(self, module: str, name: str) -> str:
        for need in self.needs:
            if (need.module, need.name) == (module, name):
                return need.local
        short = name or module
        local = self.free(short, f"{module.rpartition('.')[2]}_{name}" if name else f"_{module}")
        if self._means(short, f"{module}.{name}" if name else module):
            local = short
        self.want(module, name, local)
        return local

    def _means(self, local: str, target: str) -> bool:
        """Whether all that the file calls ``local`` is imported from the same place: for type checkers, in a function."""
        bound = [each for each in self.bindings if each.local == local]
        scopes = {scope for scope, names in self._names.bound.items() if local in names}
        imported = {None, *(each.scope for each in bound)}
        return bool(bound) and scopes <= imported and all(each.target == target for each in bound)

    def want(self, module: str, name: str, local: str) -> None:
        """Have ``from module import name as local`` added."""
        need = Need(module, name, local)
        self.needs += () if need in self.needs else (need,)

    def _plain(self) -> set[str]:
        return {
            f"import {dotted(alias.name)}"
            for each in self.bindings
            if isinstance(each.statement, cst.Import)
            for alias in each.statement.names
            if alias.asname is None
        }

    def _visible(self, local: str, at: cst.CSTNode) -> Binding | None:
        """The import that ``local`` is at ``at``; None if it is none, or one for type checkers only."""
        around = {None, *ancestors(at, self._parents)}
        fitting = [each for each in self.bindings if each.local == local and each.scope in around]
        if not fitting:
            return None
        inner = [each for each in fitting if each.scope is not None]
        found = (inner or fitting)[-1]
        if found.scope is None and self._names.shadowed(local, at):
            return None
        return None if found.typing_only else found


def _bindings(names: Names) -> Iterator[Binding]:
    for node in names.imports:
        if isinstance(node, (cst.Import, cst.ImportFrom)):
            scope = names.scope_of(node)
            typing_only = any(_is_typing(each) for each in ancestors(node, names.parents))
            for local, target in _names_of(node):
                yield Binding(local, target, node, scope, typing_only)


def _is_typing(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.If) and dotted(node.test).rpartition(".")[2] == "TYPE_CHECKING"


def _names_of(node: cst.Import | cst.ImportFrom) -> Iterator[tuple[str, str]]:
    if isinstance(node.names, cst.ImportStar):
        return
    source = source_of(node) if isinstance(node, cst.ImportFrom) else ""
    base = source if source.endswith(".") or not source else f"{source}."
    for alias in node.names:
        name = dotted(alias.name)
        if alias.asname is not None:
            yield dotted(alias.asname.name), base + name
        elif isinstance(node, cst.Import):
            yield name.partition(".")[0], name.partition(".")[0]
        else:
            yield name, base + name


def source_of(node: cst.ImportFrom) -> str:
    """The module that is imported from, with its leading dots."""
    return "." * len(node.relative) + dotted(node.module)
