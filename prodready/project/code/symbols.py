"""What a name means in the whole repository.

Global names
    ``fastapi.FastAPI``                      something outside the repository, absolute
    ``app/core/config.py:settings.debug``    something in it: the file, a colon, the dotted rest
    ``app/core/``                            a folder that is a namespace package
    ``bottle.Bottle``                        also where a copy of the library stands in the repository
    ``%session.execute``                     still local to its function (see ``prodready.project.code.types``)
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.files import Role
from prodready.facts.python import Assign, Call, CallRef, Class, Expr, Function, Module, Ref, Sub, last_word
from prodready.project.code.known_types import cut
from prodready.project.code.names import Files, index_files
from prodready.project.code.scopes import VENDOR_FOLDERS, Scope, alias_of, library_name
from prodready.project.code.stand_ins import ROUTER, stand_ins
from prodready.project.layout.dependencies import Dependencies
from prodready.project.snapshot import Snapshot

MAX_HOPS = 24
"""Re-exports followed before a name is given up as circular."""
_LOCAL = ("", "%", "&", "?")
"""First characters of names that mean nothing outside of their function or class."""


class Definition(msgspec.Struct, frozen=True):
    """Where an internal name is defined; exactly one of the three is set, none for a module itself."""

    path: str
    name: str
    function: Function | None = None
    cls: Class | None = None
    assign: Assign | None = None

    @property
    def line(self) -> int:
        """The line to show."""
        found = self.function or self.cls or self.assign
        return found.line if found else 1

    @property
    def symbol(self) -> str:
        """The global name."""
        return f"{self.path}:{self.name}"


MIN_BELOW_ROOT = 3
"""Parts of a dotted name that must be found below the root before its first is believed to be the root."""


class _Names(dict[str, str]):
    """The global names that the names of one module mean, found when they are first asked for.

    A dictionary that fills itself, since most questions repeat an earlier one, and there are hundreds of thousands.
    """

    def __init__(self, path: str, resolve: Callable[[str, str, int], str]) -> None:
        super().__init__()
        self._path = path
        self._resolve = resolve

    def __missing__(self, name: str) -> str:
        self[name] = name  # a circle answers with itself
        found = self[name] = self._resolve(self._path, name, 0)
        return found


class Symbols(msgspec.Struct, dict=True):
    """Resolves names over all modules; every answer is remembered."""

    modules: dict[str, Module]
    files: Files
    # path of a library's copy → the library's dotted name
    vendored: dict[str, str] = msgspec.field(default_factory=dict)
    # dotted name of a class of a package outside → that of the framework's application that it is
    stand_ins: dict[str, str] = msgspec.field(default_factory=dict)
    _scopes: dict[str, Scope] = msgspec.field(default_factory=dict)
    _names: dict[str, _Names] = msgspec.field(default_factory=dict)
    _definitions: dict[str, Definition | None] = msgspec.field(default_factory=dict)
    _stars: dict[tuple[str, str], str] = msgspec.field(default_factory=dict)
    _ancestors: dict[tuple[str, int], tuple[tuple[str, Definition | None], ...]] = msgspec.field(default_factory=dict)

    def scope(self, path: str) -> Scope:
        """The top-level names of the module at ``path``."""
        if path not in self._scopes:
            self._scopes[path] = Scope(self.modules[path])
        return self._scopes[path]

    @cached_property
    def shared_applications(self) -> frozenset[str]:
        """The stand-ins that are applications."""
        return frozenset(name for name, known in self.stand_ins.items() if known != ROUTER)

    def resolve(self, path: str, name: str) -> str:
        """The global name of a canonical ``name`` used in the module at ``path``."""
        return self.names(path)[name]

    def owner(self, path: str, call: Call) -> str:
        """The global name of what a method is called on; empty for a call without one."""
        head = call.name.rpartition(".")[0]
        return self.resolve(path, head) if head else ""

    def names(self, path: str) -> Mapping[str, str]:
        """The global name of every canonical name that can be used in the module at ``path``."""
        known = self._names.get(path)
        if known is None:
            known = self._names[path] = _Names(path, self._resolve)
        return known

    def _resolve(self, path: str, name: str, hops: int) -> str:
        if name[:1] in _LOCAL or name.startswith("builtins.") or ".py:" in name or hops > MAX_HOPS:
            return name
        if name[0] == ":":
            return self._in_module(path, name[1:], hops)
        if name[0] == ".":
            return self._in_tree(self.files.relative(name, path), hops)
        parts = name.split(".")
        if not self.files.may_have(parts[0]):
            return self._below_the_root(name, parts, hops) if name not in self.stand_ins else self.stand_ins[name]
        for count in range(len(parts), 0, -1):
            if "(" in parts[count - 1] or "[" in parts[count - 1]:
                continue
            target = self.files.find(".".join(parts[:count]), path)
            if target:
                if target == path and count == len(parts) == 1:
                    continue  # a module named like the library it imports
                return self._attribute(target, ".".join(parts[count:]), hops)
        return self.stand_ins.get(name, name)

    def _below_the_root(self, name: str, parts: list[str], hops: int) -> str:
        """A module of a tree that is a package itself, under the name that its folder has elsewhere (``shop.app.models``)."""
        if "__init__.py" not in self.modules or len(parts) < MIN_BELOW_ROOT:
            return name
        for count in range(len(parts), MIN_BELOW_ROOT - 1, -1):
            tail = "/".join(parts[1:count])
            for target in (f"{tail}/__init__.py", f"{tail}.py"):
                if target in self.modules:
                    return self._attribute(target, ".".join(parts[count:]), hops)
        return name

    def _in_tree(self, slashed: str, hops: int) -> str:
        parts = slashed.split("/") if slashed else []
        for count in range(len(parts), -1, -1):
            base = "/".join(parts[:count])
            for target in (f"{base}/__init__.py" if base else "__init__.py", f"{base}.py"):
                if target in self.modules:
                    return self._attribute(target, ".".join(parts[count:]), hops)
            if base in self.files.folders and count == len(parts):
                return f"{base}/"
        return slashed.replace("/", ".")

    def _attribute(self, target: str, rest: str, hops: int) -> str:
        """The global name of ``rest`` in the module or namespace folder ``target``."""
        if not rest:
            return self._in_its_place(target, hops)
        if target.endswith("/"):
            head, _, tail = rest.partition(".")
            child = self.files.child(target, head)
            if child:
                return self._attribute(child, tail, hops + 1)
            return tail if head in VENDOR_FOLDERS and tail else f"{target}:{rest}"
        return self._in_module(target, rest, hops + 1)

    def _in_its_place(self, target: str, hops: int) -> str:
        """What the package's ``from .health import *`` or ``from .health import Checks as health`` puts in the place of its
        module ``health``; else the module."""
        folder, _, file = target.rpartition("/")
        package, name = f"{folder}/__init__.py", file.removesuffix(".py")
        if package not in self.modules or name in ("", "__init__"):
            return target
        made = self.scope(package).assigns.get(name)
        if made is not None and isinstance(made.value, CallRef) and made.branch < 0:
            return f"{package}:{name}"  # ``db = Database()`` of the package, beside its ``db.py``
        given = self.scope(package).imports.get(name)
        if given is not None and last_word(given.target.rpartition(".")[0]) == name:
            bound = self._resolve(package, given.target, hops + 1)
            return target if self.definition(bound) is None else bound
        if not self.scope(package).stars:
            return target
        starred = self._starred(package, name, hops + 1)
        return target if self.definition(starred) is None else starred

    def _in_module(self, path: str, rest: str, hops: int) -> str:
        if path in self.vendored:
            return f"{self.vendored[path]}.{rest}"
        if path not in self.modules or hops > MAX_HOPS:
            return f"{path}:{rest}"
        scope = self.scope(path)
        head, tail = cut(rest)
        if head in scope.functions or head in scope.classes or head in scope.assigns:
            alias = alias_of(scope.assigns.get(head)) or self._made_class(path, scope.assigns.get(head), hops)
            if alias and alias != f":{head}":
                return self._resolve(path, alias + tail, hops + 1)
            return f"{path}:{rest}"
        imported = scope.imports.get(head)
        if imported is not None:
            return self._resolve(path, imported.target + tail, hops + 1)
        child = self.files.child(path, head) if not head.endswith((")", "]")) else ""
        starred = self._starred(path, head, hops) if scope.stars else ""
        if child and self.definition(starred) is None:
            return self._attribute(child, tail.lstrip("."), hops + 1)
        if starred:
            return starred + tail
        if head in VENDOR_FOLDERS and len(tail) > 1:
            return tail[1:]
        meant = self._in_its_place(path, hops + 1)  # ``from shop.ext import db`` means the one that the package has
        return f"{path}:{rest}" if meant == path else f"{meant}.{rest}"

    def _made_class(self, path: str, assign: Assign | None, hops: int) -> str:
        """The class that a factory of the repository makes for a name (``Router = router_class(MyRoute)``)."""
        if assign is None or not isinstance(assign.value, CallRef) or not assign.target.lstrip(":_")[:1].isupper():
            return ""
        maker = self.definition(self._resolve(path, self.modules[path].calls[assign.value.index].name, hops + 1))
        if maker is None or maker.function is None:
            return ""
        for value in maker.function.returned:
            made = f"{maker.name}.{value.name[1:]}" if isinstance(value, Ref) and value.name[:1] == "%" else ""
            if made in self.scope(maker.path).classes:
                return f"{maker.path}:{made}"
        return ""

    def _starred(self, path: str, head: str, hops: int) -> str:
        """What ``head`` is in a module that ``path`` imports with a star; remembered, since stars form nets."""
        key = (path, head)
        if key not in self._stars:
            self._stars[key] = ""
            for star in self.scope(path).stars:
                found = self._resolve(path, f"{star}{'' if star.endswith('.') else '.'}{head}", hops + 1)
                if self.definition(found) is not None or self._is_vendored(self._resolve(path, star, hops + 1), head):
                    self._stars[key] = found
                    break
            else:
                self._stars[key] = self._starred_outside(path, head, hops)
        return self._stars[key]

    def _starred_outside(self, path: str, head: str, hops: int) -> str:
        """The name in the one package outside of which a module imports everything; which, nobody can tell of several."""
        stars = self.scope(path).stars
        outside = [star for star in stars if ".py" not in self._resolve(path, star, hops + 1) and star[0] != "."]
        return f"{outside[0]}.{head}" if len(outside) == 1 else ""

    def _is_vendored(self, target: str, head: str) -> bool:
        if target not in self.vendored:
            return False
        scope = self.scope(target)
        return head in scope.functions or head in scope.classes or head in scope.assigns

    def definition(self, symbol: str) -> Definition | None:
        """Where an internal global name is defined, if the whole of it is a definition."""
        if ":" not in symbol:
            return None
        if symbol not in self._definitions:
            self._definitions[symbol] = self._define(symbol)
        return self._definitions[symbol]

    def _define(self, symbol: str) -> Definition | None:
        path, _, name = symbol.partition(":")
        if path not in self.modules or not name:
            return None
        scope = self.scope(path)
        if name in scope.functions:
            return Definition(path, name, function=scope.functions[name])
        if name in scope.classes:
            return Definition(path, name, cls=scope.classes[name])
        if name in scope.assigns:
            return Definition(path, name, assign=scope.assigns[name])
        return None

    @cached_property
    def fields(self) -> dict[tuple[str, int], dict[str, Assign]]:
        """By (path, class index): the bindings of the class body, last one wins."""
        table: dict[tuple[str, int], dict[str, Assign]] = {}
        for path, module in self.modules.items():
            for assign in module.assigns:
                if assign.owner >= 0 and assign.target[0] == "&" and "." not in assign.target:
                    table.setdefault((path, assign.owner), {})[assign.target[1:]] = assign
        return table

    @cached_property
    def methods(self) -> dict[tuple[str, int], dict[str, Function]]:
        """By (path, class index): the methods defined in the class body."""
        table: dict[tuple[str, int], dict[str, Function]] = {}
        for path, module in self.modules.items():
            for function in module.functions:
                if function.owner >= 0:
                    table.setdefault((path, function.owner), {})[function.name] = function
        return table

    def base_names(self, path: str, cls: Class) -> tuple[str, ...]:
        """The global names of a class's direct bases; a generic one without its arguments."""
        return tuple(name for base in cls.bases if (name := self.expr_name(path, base)))

    def expr_name(self, path: str, expr: Expr | None) -> str:
        """The global name of a reference, subscripts dropped, ``()`` kept for a call; empty for anything else."""
        if isinstance(expr, Ref):
            return self.resolve(path, expr.name)
        if isinstance(expr, Sub):
            return self.expr_name(path, expr.value)
        if isinstance(expr, CallRef):
            return self.resolve(path, self.modules[path].calls[expr.index].name) + "()"
        return ""

    def ancestors(self, path: str, cls: Class) -> tuple[tuple[str, Definition | None], ...]:
        """Every base, transitively, nearest first: its global name, and its definition if it is internal."""
        key = (path, cls.index)
        if key not in self._ancestors:
            self._ancestors[key] = tuple(self._bases(path, cls))
        return self._ancestors[key]

    def lineage(self, path: str, cls: Class) -> tuple[tuple[str, Class], ...]:
        """A class and those of the repository that it derives from, nearest first, each with its module."""
        bases = (base for _, base in self.ancestors(path, cls) if base is not None)
        return ((path, cls), *((base.path, base.cls) for base in bases if base.cls is not None))

    @cached_property
    def subclasses(self) -> Mapping[str, list[tuple[str, Class]]]:
        """The classes of the repository by the global name of each class that they inherit from."""
        table: dict[str, list[tuple[str, Class]]] = {}
        for path, module in self.modules.items():
            for cls in module.classes:
                for name, _ in self.ancestors(path, cls):
                    table.setdefault(name, []).append((path, cls))
        return table

    def _bases(self, path: str, cls: Class) -> Iterator[tuple[str, Definition | None]]:
        queue = list(self.base_names(path, cls))
        seen: set[str] = set()
        while queue:
            name = queue.pop(0)
            if name in seen:
                continue
            seen.add(name)
            found = self.definition(name)
            if found is not None and found.assign is not None and found.assign.value is not None:
                alias = self.expr_name(found.path, found.assign.value)  # Base = declarative_base()
                yield name, found
                if alias:
                    queue.append(alias)
                continue
            yield name, found
            if found is not None and found.cls is not None:
                queue.extend(self.base_names(found.path, found.cls))

    def derives(self, path: str, cls: Class, names: frozenset[str] | set[str]) -> bool:
        """Whether a class has one of the global ``names`` among its bases, transitively."""
        return any(name in names for name, _ in self.ancestors(path, cls))

    def method(self, path: str, cls: Class, name: str) -> Definition | None:
        """The method ``name`` of a class, own or inherited from a class of the repository."""
        own = self.methods.get((path, cls.index), {}).get(name)
        if own is not None:
            return Definition(path, own.qualname, function=own)
        for _, found in self.ancestors(path, cls):
            if found is not None and found.cls is not None:
                inherited = self.methods.get((found.path, found.cls.index), {}).get(name)
                if inherited is not None:
                    return Definition(found.path, inherited.qualname, function=inherited)
        return None

    def implementations(self, path: str, method: Function) -> Iterator[Definition]:
        """The methods of subclasses that stand in for an abstract one."""
        owner = self.modules[path].classes[method.owner]
        for where, cls in self.subclasses.get(f"{path}:{owner.qualname}", ()):
            own = self.methods.get((where, cls.index), {}).get(method.name)
            if own is not None:
                yield Definition(where, own.qualname, function=own)

    def class_field(self, path: str, cls: Class, name: str) -> tuple[str, Assign] | None:
        """The binding of ``name`` in a class body, own or inherited, with the path it stands in."""
        own = self.fields.get((path, cls.index), {}).get(name)
        if own is not None:
            return path, own
        for _, found in self.ancestors(path, cls):
            if found is not None and found.cls is not None:
                inherited = self.fields.get((found.path, found.cls.index), {}).get(name)
                if inherited is not None:
                    return found.path, inherited
        return None

    def call_name(self, path: str, call: Call) -> str:
        """The global name of what a call calls (locals untyped; see ``Types.call_name`` for the typed one)."""
        return self.resolve(path, call.name)


@fact
def symbols(snapshot: Snapshot, dependencies: Dependencies) -> Symbols:
    """The resolver over a snapshot's modules."""
    vendored = {path: library_name(path) for path in snapshot.modules if snapshot.role(path) is Role.VENDORED}
    modules = dict(snapshot.modules)
    files = index_files(snapshot, dependencies)
    shared = {name: known for name, known in stand_ins(modules.values()).items() if not _is_held(files, name)}
    return Symbols(modules, files, vendored, shared)


def _is_held(files: Files, name: str) -> bool:
    """Whether the repository has the module of a dotted name, which then is of no package outside."""
    module, _, _ = name.rpartition(".")
    return bool(module) and bool(files.find(module, ""))
