"""Classes that answer requests for a server of a package that is not known: its application object cannot be seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.facts.python import Class, Module, last_word
from prodready.project.applications.apps import App
from prodready.project.code.symbols import Symbols
from prodready.project.snapshot import Snapshot
from prodready.project.words import words

MIN_CLASSES = 2
"""Classes that answer from which on they are taken for a service: one may be a plugin for somebody else's."""
_BASES = re.compile(r"(?:Handler|Resource|Endpoint|Entity|Controller)$")
_VERBS = words("get post put patch delete head")
_KNOWN = words(
    """django rest_framework ninja ninja_extra wagtail flask flask_restful flask_restx flask_restplus flask_smorest flask_appbuilder
    flask_admin quart fastapi starlette litestar starlite aiohttp sanic falcon bottle pyramid cornice restless tastypie superset
    airflow jupyter_server notebook prefect http socketserver logging"""
)
"""Packages whose applications are known: without one there is none, but a library or a plugin for others."""


def answering(snapshot: Snapshot, symbols: Symbols) -> tuple[App, ...]:
    """The modules with such classes, as applications of the package that they derive from; none for a class or two."""
    found = [
        App(package, path, cls.line)
        for path, module in snapshot.application()
        for cls in module.classes
        if (package := _package(path, module, cls, symbols))
    ]
    return tuple(found) if len(found) >= MIN_CLASSES else ()


def _package(path: str, module: Module, cls: Class, symbols: Symbols) -> str:
    """The package whose handlers a class is one of, if it answers a verb of HTTP."""
    answers = any(item.owner == cls.index and item.name in _VERBS for item in module.functions)
    return next(_handlers(path, cls, symbols), "") if answers else ""


def _handlers(path: str, cls: Class, symbols: Symbols) -> Iterator[str]:
    for base, found in symbols.ancestors(path, cls):
        package = base.partition(".")[0]
        if found is None and "." in base and _BASES.search(last_word(base)) and package not in _KNOWN:
            yield package
