"""Which names a file binds and uses, by scope: so that no rewrite takes a name that means something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

import libcst as cst

from prodready.fix.nodes import SCOPES, Parents, ancestors, parents_in, text_of, walk

_WORD = re.compile(r"[^\W\d]\w*")
LEVELS = frozenset({"debug", "info", "warning", "error", "exception", "critical"})
_TYPED = frozenset({"cast", "ForwardRef", "TypeVar"})


class Names:
    """The names of one tree.

    ``bound`` has what each scope binds (None: the module), ``used`` what is read, ``logging`` what is asked to log.
    """

    def __init__(self, module: cst.Module, parents: Parents) -> None:
        self._parents = parents
        self.bound: dict[cst.CSTNode | None, set[str]] = {None: set()}
        self.used: set[str] = set()
        self.logging: set[str] = set()
        declared: list[tuple[cst.CSTNode | None, str]] = []
        for node in walk(module):
            scope = self.scope_of(node)
            for name in _bound_by(node):
                self.bound.setdefault(scope, set()).add(name)
            if isinstance(node, (cst.Global, cst.Nonlocal)):
                declared += [(scope, item.name.value) for item in node.names]
            elif isinstance(node, cst.Name) and _is_read(node, parents):
                self.used.add(node.value)
            if isinstance(node, cst.Attribute) and node.attr.value in LEVELS and isinstance(node.value, cst.Name):
                self.logging.add(node.value.value)
        for scope, name in declared:
            self.bound.get(scope, set()).discard(name)
            self.bound[None].add(name)
        self.quoted = frozenset(_quoted(module))

    @property
    def taken(self) -> set[str]:
        """Every name that is bound somewhere, or read."""
        return set().union(self.used, *self.bound.values())

    def scope_of(self, node: cst.CSTNode) -> cst.CSTNode | None:
        """The innermost scope around ``node``; None is the module."""
        return next((each for each in ancestors(node, self._parents) if isinstance(each, SCOPES)), None)

    def shadowed(self, name: str, at: cst.CSTNode) -> bool:
        """Whether ``name`` at ``at`` is something else than what the module binds."""
        scopes = [each for each in ancestors(at, self._parents) if isinstance(each, SCOPES)]
        visible = [each for index, each in enumerate(scopes) if index == 0 or not isinstance(each, cst.ClassDef)]
        return any(name in self.bound.get(scope, ()) for scope in visible)


def used_names(module: cst.Module) -> set[str]:
    """The names that ``module`` reads, those in quoted annotations and ``__all__`` too."""
    names = Names(module, parents_in(module))
    return names.used | names.quoted


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


def _is_read(node: cst.Name, parents: Parents) -> bool:
    """Whether the name is looked up: no attribute, keyword or part of an import or a definition."""
    above = parents.get(node)
    if isinstance(above, cst.Attribute):
        return above.value is node and not _imported(above, parents)
    if isinstance(above, (cst.ImportAlias, cst.ImportFrom, cst.Param, cst.AsName)):
        return False
    if isinstance(above, cst.Arg):
        return above.keyword is not node
    return not (isinstance(above, (cst.FunctionDef, cst.ClassDef)) and above.name is node)


def _imported(node: cst.CSTNode, parents: Parents) -> bool:
    while isinstance(node, cst.Attribute):
        node = parents[node]
    return isinstance(node, (cst.ImportAlias, cst.ImportFrom))


def _quoted(module: cst.Module) -> Iterator[str]:
    """Words of strings that name things: annotations in quotes, ``__all__``, ``cast("T", x)``."""
    for node in walk(module):
        if isinstance(node, cst.Annotation):
            strings: list[cst.CSTNode] = [node]
        elif isinstance(node, cst.Assign) and any(
            isinstance(each.target, cst.Name) and each.target.value == "__all__" for each in node.targets
        ):
            strings = [node.value]
        elif isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value in _TYPED:
            strings = list(node.args)
        else:
            continue
        for root in strings:
            for each in walk(root):
                yield from _WORD.findall(text_of(each) or "") if isinstance(each, cst.SimpleString) else ()
