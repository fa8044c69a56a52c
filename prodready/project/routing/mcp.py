"""Servers of the Model Context Protocol: the routes that they answer beside their tools."""

from __future__ import annotations

from prodready.facts.python import Function
from prodready.project.applications.mcp import SERVERS
from prodready.project.routing.context import Context
from prodready.project.routing.table import ANY, Declaration, Handler, Router


def collect(context: Context, path: str) -> None:
    """Add what one module declares."""
    servers = context.constructors(path, SERVERS)
    for call in context.calls(path) if servers else ():
        if call.name in servers:
            identity = context.constructed(path, call)
            context.found.routers[identity] = Router(identity, "", top=True)
    for call, item in context.decorated(path):
        if not call.name.endswith(".custom_route") or not isinstance(item, Function):
            continue
        text = context.text(path, call.scope, call.arg(0, "path"))
        if text is not None:
            methods = tuple(each.upper() for each in context.texts(path, call.scope, call.arg(1, "methods")))
            declared = Declaration(
                context.receiver(path, call) or ANY, methods, text, (Handler(path, item),), path, call.line, "mcp"
            )
            context.found.declarations.append(declared)
