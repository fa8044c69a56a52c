"""Which names a file binds and uses, by scope: so that no rewrite takes a name that means something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import libcst as cst

from prodready.fix.nodes import SCOPES, ancestors, children, text_of, walk

_WORD = re.compile(r"[^\W\d]\w*")
LEVELS = frozenset({"debug", "info", "warning", "error", "exception", "critical"})
_TYPED = frozenset({"cast", "ForwardRef", "TypeVar"})


class Names:
    """The names of one tree, and the ``parents`` of its nodes.

    ``bound`` has what each scope binds (None: the module), ``used`` what is read, ``logging`` what is asked to log,
    ``imports`` the import statements.
    """

    def __init__(self, module: cst.Module) -> None:
        self.parents: dict[cst.CSTNode, cst.CSTNode] = {}
        self.bound: dict[cst.CSTNode | None, set[str]] = {None: set()}
        self.logging: set[str] = set()
        self.imports: list[cst.CSTNode] = []
        self._declared: list[tuple[cst.CSTNode | None, str]] = []
        pending: list[tuple[cst.CSTNode, cst.CSTNode | None]] = [(module, None)]
        while pending:
            node, scope = pending.pop()
            self._note(node, scope)
            inner = node if isinstance(node, SCOPES) else scope
            for child in children(node):
                self.parents[child] = node
                pending.append((child, inner))
        self.imports.reverse()  # the walk goes from the end
        for outer, name in self._declared:
            self.bound.get(outer, set()).discard(name)
            self.bound[None].add(name)
        self.used = used_names(module)

    def _note(self, node: cst.CSTNode, scope: cst.CSTNode | None) -> None:
        kind = type(node)
        if kind in _BINDING:
            self.bound.setdefault(scope, set()).update(_bound_by(node))
        elif isinstance(node, (cst.Global, cst.Nonlocal)):
            self._declared += [(scope, item.name.value) for item in node.names]
        elif kind in _IMPORTS:
            self.imports.append(node)
        elif isinstance(node, cst.Attribute) and node.attr.value in LEVELS and isinstance(node.value, cst.Name):
            self.logging.add(node.value.value)

    @property
    def taken(self) -> set[str]:
        """Every name that is bound somewhere, or read."""
        return set().union(self.used, *self.bound.values())

    def scope_of(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The innermost scope around ``node``; None is the module."""
        return next((each for each in ancestors(node, self.parents) if isinstance(each, SCOPES)), None)

    def shadowed(self, name: str, at: cst.CSTNode) -> bool:
        """Whether ``name`` at ``at`` is something else than what the module binds."""
        scopes = [each for each in ancestors(at, self.parents) if isinstance(each, SCOPES)]
        visible = [each for index, each in enumerate(scopes) if index == 0 or not isinstance(each, cst.ClassDef)]
        return any(name in self.bound.get(scope, ()) for scope in visible)


def used_names(module: cst.Module) -> set[str]:
    """The names that ``module`` looks up, those in quoted annotations and ``__all__`` too."""
    found: set[str] = set()
    pending: list[cst.CSTNode] = [module]
    while pending:
        node = pending.pop()
        kind = type(node)
        if isinstance(node, cst.Name):
            found.add(node.value)
        elif isinstance(node, cst.Attribute):
            pending.append(node.value)
        elif kind in _NAMELESS:
            pending += [child for child in children(node) if child is not getattr(node, _NAMELESS[kind])]
        elif kind not in _IMPORTS:
            pending += children(node)
        found.update(_quoted(node))
    return found


_IMPORTS = frozenset({cst.Import, cst.ImportFrom})
_NAMELESS: dict[type[cst.CSTNode], str] = {
    cst.Arg: "keyword",
    cst.FunctionDef: "name",
    cst.ClassDef: "name",
    cst.Param: "name",
    cst.AsName: "name",
}
"""The fields of nodes that hold a name which is not looked up."""
_BINDING = frozenset(
    {cst.AssignTarget, cst.AnnAssign, cst.AugAssign, cst.For, cst.CompFor, cst.NamedExpr, cst.AsName, cst.FunctionDef}
    | {cst.ClassDef, cst.Param, cst.TypeAlias, cst.ImportAlias, cst.MatchAs, cst.MatchStar, cst.MatchMapping}
)


def _bound_by(node: cst.CSTNode) -> Iterator[str]:
    if isinstance(node, (cst.AssignTarget, cst.AnnAssign, cst.AugAssign, cst.For, cst.CompFor, cst.NamedExpr)):
        yield from _targets(node.target)
    elif isinstance(node, cst.AsName):
        yield from _targets(node.name)
    elif isinstance(node, (cst.FunctionDef, cst.ClassDef, cst.Param, cst.TypeAlias)):
        yield node.name.value
    elif isinstance(node, cst.ImportAlias) and node.asname is None:
        first: cst.BaseExpression = node.name
        while isinstance(first, cst.Attribute):
            first = first.value
        yield from _targets(first)
    elif isinstance(node, (cst.MatchAs, cst.MatchStar)) and node.name is not None:
        yield node.name.value
    elif isinstance(node, cst.MatchMapping) and node.rest is not None:
        yield node.rest.value


def _targets(node: cst.CSTNode) -> Iterator[str]:
    if isinstance(node, cst.Name):
        yield node.value
    elif isinstance(node, (cst.Tuple, cst.List)):
        for element in node.elements:
            yield from _targets(element.value)


def _quoted(node: cst.CSTNode) -> Iterator[str]:
    """Words of strings that name things: annotations in quotes, ``__all__``, ``cast("T", x)``."""
    strings: Sequence[cst.CSTNode] = ()
    if isinstance(node, cst.Annotation):
        strings = (node,)
    elif isinstance(node, cst.Assign):
        if any(isinstance(each.target, cst.Name) and each.target.value == "__all__" for each in node.targets):
            strings = (node.value,)
    elif isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in _TYPED:
        strings = node.args
    for root in strings:
        for each in walk(root):
            if isinstance(each, cst.SimpleString):
                yield from _WORD.findall(text_of(each) or "")
