"""The part of the walk over Python source that gives names their meaning: imports, assignments, annotations."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Sequence

from prodready.extract.expressions import Expressions
from prodready.facts.python import Const, Expr, Flag, Import, Op, Other, Seq, Sub

_QUOTED = re.compile(r"[\w.\[\], |]{1,200}")


class Bindings(Expressions):
    """Visits the statements that bind; those that hold others come with the walker."""

    # imports

    def _import(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Import)  # noqa: S101
        for alias in node.names:
            local = alias.asname or alias.name
            bound = alias.asname or alias.name.partition(".")[0]
            self._imported(bound, _extension(alias.name) if alias.asname else bound)
            self.imports.append(Import(local, _extension(alias.name), node.lineno, self.scope, self.flags))

    def _import_from(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.ImportFrom)  # noqa: S101
        base = "." * node.level + (node.module or "")
        for alias in node.names:
            if alias.name == "*":
                self.imports.append(Import("*", base, node.lineno, self.scope, self.flags))
                continue
            target = _extension(f"{base}{'' if base.endswith('.') else '.'}{alias.name}")
            local = alias.asname or alias.name
            self._imported(local, target)
            self.imports.append(Import(local, target, node.lineno, self.scope, self.flags))

    def _imported(self, local: str, target: str) -> None:
        scope = self._current
        fallback = self.flags & Flag.EXCEPT and scope.get(local, ":")[0] != ":"
        if not fallback:  # ``except ImportError: import json`` does not replace what the try imported
            scope[local] = target

    @property
    def _current(self) -> dict[str, str]:
        """The names that are bound where the walk is."""
        if self.class_names is not None:
            return self.class_names
        return self.locals[-1] if self.locals else self.names

    def _stands_in(self, name: str, value: Expr | None) -> bool:
        """Whether a constant takes the place of what could not be imported (``except ImportError: redis = None``)."""
        missing = bool(self.flags & Flag.EXCEPT) and isinstance(value, Const)
        return missing and self._current.get(name, ":")[0] not in ":%&"

    # bindings

    def _assign(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Assign)  # noqa: S101
        value = self.expr(node.value)
        for target in node.targets:
            self._target(target, value, node)

    def _ann_assign(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.AnnAssign)  # noqa: S101
        annotation = self._annotation(node.annotation)
        value = self.expr(node.value) if node.value is not None else None
        self._target(node.target, value, node, annotation)

    def _aug_assign(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.AugAssign)  # noqa: S101
        self._target(node.target, self.expr(node.value), node, flags=Flag.AUGMENTED)

    def _delete(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Delete)  # noqa: S101
        for target in node.targets:
            self._target(target, None, node, flags=Flag.DELETED)

    def _target(
        self,
        target: ast.expr,
        value: Expr | None,
        node: ast.stmt,
        annotation: Expr | None = None,
        flags: int = 0,
    ) -> None:
        if isinstance(target, ast.Name):
            known = bool(flags & (Flag.DELETED | Flag.AUGMENTED)) or self._stands_in(target.id, value)
            name = self.lookup(target.id) if known else self.bind(target.id)
            shared = Flag.GLOBAL if name[0] == ":" and self.locals else 0
            self.assigned(name, value, node, annotation, flags | shared)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target, value, node, flags)
        elif isinstance(target, ast.Starred):
            self._target(target.value, Other("unpack", target.lineno), node, flags=flags)
        elif isinstance(target, ast.Attribute):
            self.assigned(self.chain(target)[0], value, node, annotation, flags)
        elif isinstance(target, ast.Subscript):
            base, _ = self.chain(target.value)
            self.assigned(f"{base}[]", value, node, annotation, flags, self.expr(target.slice))

    def _unpack(self, target: ast.Tuple | ast.List, value: Expr | None, node: ast.stmt, flags: int) -> None:
        parts: Sequence[Expr | None] = [value or None] * len(target.elts)
        if isinstance(value, Seq) and len(value.items) == len(target.elts):
            parts = value.items
        elif not (isinstance(value, Op) and value.kind in ("iter", "with")):
            parts = list(_items(target.elts, value, target.lineno))
        for element, part in zip(target.elts, parts, strict=True):
            self._target(element, part, node, flags=flags)

    def _global(self, node: ast.stmt) -> None:
        assert isinstance(node, ast.Global)  # noqa: S101
        if self.locals:
            self.locals[-1].update({name: f":{name}" for name in node.names})

    def _nonlocal(self, node: ast.stmt) -> None:
        """The name keeps the binding of the enclosing function."""

    def _annotation(self, node: ast.expr | None) -> Expr | None:
        if node is None:
            return None
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _QUOTED.fullmatch(node.value):
            try:
                quoted = ast.parse(node.value.strip(), mode="eval").body
            except SyntaxError:
                return Const(node.value, node.lineno)
            for child in ast.walk(quoted):
                if isinstance(child, ast.expr):
                    child.lineno = child.end_lineno = node.lineno
            return self.expr(quoted)
        return self.expr(node)


def _items(targets: Sequence[ast.expr], value: Expr | None, line: int) -> Iterable[Expr]:
    """What each target of an unpacking takes: an item of the value, by its place."""
    starred = next((place for place, item in enumerate(targets) if isinstance(item, ast.Starred)), len(targets))
    for place in range(len(targets)):
        if value is None or place == starred:
            yield Other("unpack", line)
        else:
            yield Sub(value, Const(place if place < starred else place - len(targets), line), line)


def _extension(target: str) -> str:
    """The package that ``flask.ext.restful`` was another name for, until Flask 1.0."""
    return target.replace("flask.ext.", "flask_", 1) if target.startswith("flask.ext.") else target
