"""Nameko: methods with an HTTP entry point, ``@http("GET", "/shops/<int:key>")``."""

from __future__ import annotations

from prodready.facts.python import CallRef
from prodready.project.applications.nameko import HTTP, entry_point
from prodready.project.routing.context import Context
from prodready.project.routing.table import ANY, Declaration, Handler


def collect(context: Context, path: str) -> None:
    """Add what the methods of one module's services answer."""
    module = context.module(path)
    for function in module.functions:
        for decorator in function.decorators if function.owner >= 0 else ():
            if not isinstance(decorator, CallRef) or entry_point(context.symbols, path, module, decorator) != HTTP:
                continue
            call = module.calls[decorator.index]
            methods = context.text(path, call.scope, call.arg(0, "method")) or "GET"
            declared = Declaration(
                ANY,
                tuple(each.strip().upper() for each in methods.split(",")),
                context.text(path, call.scope, call.arg(1, "url")) or "{?}",
                (Handler(path, function),),
                path,
                call.line,
                "nameko",
            )
            context.found.declarations.append(declared)
