"""Connexion: routes that stand in OpenAPI documents, whose ``operationId`` names the function that answers."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from prodready.facts.documents import Document, Entry, Node, at, entries, items, text
from prodready.facts.files import APPLICATION_ROLES, Role
from prodready.facts.python import CallRef, Const, Expr, Op
from prodready.project.routing.context import VERBS, Context
from prodready.project.routing.table import ANY, Declaration, Handler
from prodready.project.snapshot import Snapshot

PACKAGES = frozenset({"connexion", "foca"})
_CONTROLLERS = ("x-openapi-router-controller", "x-swagger-router-controller")
_HOST = re.compile(r"^(?:\w+:)?//[^/]*")
_READ = APPLICATION_ROLES | {Role.CONFIG}


def collect(context: Context, snapshot: Snapshot) -> None:
    """Add the operations of every document of which some operation is answered by a function of the repository."""
    importer = _importer(snapshot)
    bases = dict(_bases(context, snapshot))
    given = dict(_given(snapshot))
    for path, document in snapshot.of(Document):
        name = posixpath.basename(path)
        if snapshot.role(path) not in _READ or not entries(at(document.root, "paths")) or (given and name not in given):
            continue
        prefix = bases.get(name) or _prefix(document.root)
        answering = given.get(name, "")
        found = list(_declared(context, importer, path, document.root, prefix, answering))
        if any(declaration.handlers for declaration in found):
            context.found.declarations.extend(found)


def _importer(snapshot: Snapshot) -> str:
    """The module from which the names in the documents are looked up."""
    using = (
        path
        for path, module in snapshot.application()
        for item in module.imports
        if item.target.partition(".")[0] in PACKAGES
    )
    return next(using, "")


def _declared(
    context: Context, importer: str, path: str, root: Node | None, prefix: str, answering: str
) -> Iterator[Declaration]:
    for entry in entries(at(root, "paths")):
        shared = _controller(entry.value) or answering
        for operation in entries(entry.value):
            if operation.key in VERBS:
                handlers = _handlers(context, importer, operation, shared)
                route = f"{prefix.rstrip('/')}/{entry.key.lstrip('/')}"
                yield Declaration(ANY, (operation.key.upper(),), route, handlers, path, operation.line, "connexion")


def _controller(node: Node | None) -> str:
    return next(filter(None, (text(at(node, key)) for key in _CONTROLLERS)), "")


def _handlers(context: Context, importer: str, operation: Entry, shared: str) -> tuple[Handler, ...]:
    named = text(at(operation.value, "operationId"))
    controller = _controller(operation.value) or shared
    dotted = f"{controller}.{named}" if controller else named
    for name in (dotted, f".{dotted}") if "." in dotted else ():  # or told from the folder that it is started in
        found = context.symbols.definition(context.symbols.resolve(importer, name))
        if found is not None and found.function is not None:
            return (Handler(found.path, found.function),)
    return ()


def _given(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """The module that FOCA's configuration names for the operations of a document, by the document's file name."""
    for path, document in snapshot.of(Document):
        for spec in items(at(document.root, "api", "specs")) if snapshot.role(path) in _READ else ():
            controller = _controller(at(spec, "add_operation_fields"))
            for name in items(at(spec, "path")) if controller else ():
                yield posixpath.basename(text(name)), controller


def _prefix(root: Node | None) -> str:
    """``basePath`` of Swagger 2, or the path of the first server of OpenAPI 3."""
    server = next((text(at(item, "url")) for item in items(at(root, "servers"))), "")
    return text(at(root, "basePath")) or _HOST.sub("", server)


def _bases(context: Context, snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """What ``add_api`` puts before the paths of a document, by the document's file name."""
    for path, module in snapshot.application():
        for call in module.calls:
            base = context.text(path, call.scope, call.kwarg("base_path"))
            if call.name.endswith(".add_api") and base is not None:
                yield from ((posixpath.basename(name), base) for name in _names(context, path, call.arg(0)))


def _names(context: Context, path: str, expr: Expr | None) -> Iterator[str]:
    """The file names in ``"api.yml"``, ``path.join(folder, "api.yml")`` and ``folder / "api.yml"``."""
    if isinstance(expr, Const) and isinstance(expr.value, str):
        yield expr.value
    elif isinstance(expr, CallRef):
        for argument in context.module(path).calls[expr.index].args:
            yield from _names(context, path, argument)
    elif isinstance(expr, Op):
        for item in expr.items:
            yield from _names(context, path, item)
