"""Tables and sessions of a package outside, which a group of services shares: the database is there, its schema is not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from prodready.api import Evidence
from prodready.facts.python import Module
from prodready.project.snapshot import Snapshot
from prodready.project.storage.stores import Stores

_HOME = re.compile(r"\.(?:models?|database|db|orm)(?:\.\w+)*\.[A-Z]\w*\Z")
_QUERIES = re.compile(r"\.(?:query|objects)\.\w+|(?:^|\.)[Ss]ession\.(?:query|add|commit|execute|scalars)\Z")
_KNOWN = frozenset(
    {"django", "sqlalchemy", "flask_sqlalchemy", "sqlmodel", "peewee", "tortoise", "mongoengine", "pony", "gino"}
)
"""Packages of which the tables and sessions are what a service makes of them."""


_OPENS = re.compile(
    r"(?!(?:opentelemetry|ddtrace|sentry_sdk|elasticapm|testcontainers|langchain\w*|llama_index|airflow)\.)[a-z]\w*\.(?:\w+\.)*"
    r"\w*(?:mongo|postgres|mysql|mariadb|dynamo|mssql|cockroach)\w*\."
    r"(?:\w+\.)*\w*(?:Dao|DAO|Repository|UnitOfWork|Database|Session|Connection|Pool)(?:Factory|Provider|Manager)?(?:\.\w+)?"
)
"""What gives access to a database, in a module of an unknown package that is called after one."""
_CONNECTS = re.compile(r"[a-z]\w*\.(?:\w+\.)*DatabaseConnection")
"""The same by its own name, which says all where the repository makes no query itself."""


def borrowed(snapshot: Snapshot, stores: Stores, *, asked: bool) -> Iterator[Evidence]:
    """Queries through names that a package outside gives (``Workflow.query.filter(…)``, ``Session.commit()``), and access to a
    database that one makes (``acme.mongodb.DaoFactory(config)``); ``asked`` tells that the repository makes queries itself."""
    for path, module in snapshot.application():
        for call in module.calls:
            opens = _OPENS.fullmatch(call.name) or (not asked and _CONNECTS.fullmatch(call.name))
            if opens and ".py" not in stores.types.symbols.resolve(path, call.name):
                yield Evidence(path, call.line, f"{call.name} is of a package outside")
        targets = _targets(module)
        for call in module.calls if targets else ():
            target = next((each for each in targets if call.name.startswith(f"{each}.")), "")
            short = f"{target.rpartition('.')[2]}{call.name[len(target) :]}"
            outside = target and ".py" not in stores.types.symbols.resolve(path, target)
            if outside and _QUERIES.search(short):
                yield Evidence(path, call.line, f"{target} is of a package outside")


def _targets(module: Module) -> tuple[str, ...]:
    found = (item.target for item in module.imports if _HOME.search(item.target))
    return tuple(each for each in dict.fromkeys(found) if each[0] != "." and each.partition(".")[0] not in _KNOWN)
