"""Applications that a package outside is given to put its routes on: ``Catalogue(app=FastAPI(), client=OurClient())``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prodready.facts.python import Call, CallRef, Module, Ref, last_word
from prodready.project.applications.apps import App
from prodready.project.code.scopes import is_outside
from prodready.project.code.symbols import Symbols
from prodready.project.routing.table import Outside

_ASK = ("werkzeug.", "flask.testing.", "quart.testing.", "starlette.testclient.", "fastapi.testclient.")
"""Packages whose classes ask the application something and put nothing on it."""


def handed_out(apps: Sequence[App], symbols: Symbols) -> Iterator[Outside]:
    """The calls of classes of packages outside that are given an application, one for each; asked where the repository
    has no route itself."""
    for app in apps:
        module = symbols.modules[app.path]
        taker = next((call for call in module.calls if app.call >= 0 and _takes(call, app.call, module)), None)
        name = symbols.resolve(app.path, taker.name) if taker is not None else ""
        if taker is not None and is_outside(name) and "()" not in name:
            yield Outside(name, "", app.path, taker.line, whole=True)


def _takes(call: Call, made: int, module: Module) -> bool:
    """Whether a class is made of the application: made for it, or under the keyword ``app``, unlike Flask's extensions."""
    if call.index == made or not last_word(call.name)[:1].isupper() or call.name.startswith(_ASK):
        return False
    if any(isinstance(item, CallRef) and item.index == made for item in call.arguments):
        return True
    names = {item.target for item in module.assigns if isinstance(item.value, CallRef) and item.value.index == made}
    named = call.kwarg("app")
    return isinstance(named, Ref) and named.name in names
