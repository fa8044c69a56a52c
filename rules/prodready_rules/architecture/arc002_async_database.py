"""# Database access that suits the framework

**Passes** when the database that most handlers reach is used in the way that suits the framework: in an async framework an
async engine or driver, or a sync one whose handlers are plain `def` (they run in a thread pool; at most one in ten of the
handlers that reach the database may be `async def`); in a sync framework a sync ORM or driver.

**Fails** when SQLite is the only possible database, when process memory is the store, or when `async def` handlers call a
sync session. **Not applicable** without persistence. **Unknown** where a
package outside has the tables, or where what may open a database could not be read.

**How it is decided.** Handlers come from the route table; each is followed through the functions that it calls and that are
injected into it to the calls that touch a database, whose types tell whether they wait. What a handler hands to a thread
(`run_in_threadpool`, `asyncio.to_thread`) does not block it. Where no handler is seen to reach the database, it counts whether
nearly all are plain. FastAPI, Starlette, Litestar and Quart run plain functions in a thread pool;
aiohttp, Sanic and Tornado run them on the event loop. The address of every engine, Flask's
`SQLALCHEMY_DATABASE_URI` and Django's `DATABASES` are evaluated: a constant of SQLite that no setting replaces fails,
configuration for development and tests aside.

A cache, a queue, a read-only warehouse, and files that a library or command-line tool reads through `sqlite3` are not
persistence.

Passes: `create_async_engine(settings.database_url)`. Fails: `create_engine("sqlite:///./app.db")`, and this handler:

```python
@app.get("/users")
async def users(session: Session = Depends(get_session)):
    return session.scalars(select(User)).all()
```
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from prodready.api import Effort, Evidence, Verdict, failed, passed, point
from prodready.facts.python import Flag
from prodready.project.code.reach import BESIDE, Reach
from prodready.project.concurrency.handed_off import handed_off
from prodready.project.layering.hidden import Hidden, absence
from prodready.project.routing.routes import Routes
from prodready.project.routing.table import Handler
from prodready.project.services.kind import ASYNC_FRAMEWORKS, Services
from prodready.project.services.main_service import MainService
from prodready.project.storage.persistence import SCHEMALESS, Persistence, probes
from prodready.project.storage.stores import QUERY, WRITE, Stores, Touch
from prodready.project.storage.technologies import Technology

_LOOKED_AT = 200
"""Handlers among which a query is looked for that shows how the database is used."""
_FILES = frozenset({"sqlite3", "APSW", "sqlite-utils"})
"""Drivers that nobody can wait for: handlers that wait ask another database, however much stands beside it in files."""
_THREADED = frozenset({"fastapi", "starlette", "litestar", "quart"})
"""Asynchronous frameworks that run plain functions in a thread pool; in the others they hold up the event loop too."""
_ROUTED_AS = {"drf": "django", "ninja": "django", "falcon-asgi": "falcon", "quart": "flask", "starlette": "fastapi"}


@point(
    code="ARC002",
    name="async-database",
    section="architecture",
    question="Is a real database used in the way that suits the framework?",
    why="A blocking query in an async handler stops every other request; SQLite and memory lose data or do not scale.",
    fix="Use create_async_engine with an async driver, or make the handlers that reach the database plain def.",
    effort=Effort.DAYS,
    references=("https://docs.sqlalchemy.org/en/20/orm/extensions/asyncio.html",),
)
def rule(
    services: Services,
    main: MainService,
    persistence: Persistence,
    routes: Routes,
    reach: Reach,
    stores: Stores,
    hidden: Hidden,
) -> Verdict:
    """Judge the store, then the way in which handlers reach it."""
    if not persistence.present:
        return absence(persistence, hidden)
    if not persistence.has_database:
        return failed("Process memory is the store; use a database.", *persistence.memory.found[0].evidence)
    if persistence.only_sqlite is not None:
        only = persistence.only_sqlite.address or persistence.only_sqlite.evidence
        return failed("SQLite is the only possible database: no setting replaces its address.", only)
    framework = _framework(services, routes)
    name = persistence.databases[0]
    places = persistence.places(_asked(name, routes, main, reach, stores), main.apart)
    if not framework:
        return passed(f"{name} is used where no web framework runs handlers.", *places)
    if framework not in ASYNC_FRAMEWORKS:
        return passed(f"{name} is used synchronously in a synchronous framework.", *places)
    use = _Use(framework in _THREADED, routes, reach, stores)
    if use.waiting and use.waiting >= len(use.blocking) + use.plain:
        first = use.waited[0]
        instead = name in _FILES or (first in SCHEMALESS and name not in SCHEMALESS)
        waited = _waited_for(first if instead else name, routes, main, reach, stores)
        return _waiting(waited, persistence, main, places)
    reached = len(use.blocking) + use.plain
    if not reached:
        return _by_engines(persistence, name, _plain(routes) if use.threaded else "")
    if len(use.blocking) * 10 <= reached:
        return passed(
            f"{name} is synchronous, and {use.plain} of {reached} handlers that reach it run in a thread pool.",
            *places,
        )
    return failed(
        f"{len(use.blocking)} of {reached} handlers that reach a synchronous {use.names[0]} hold up the event loop"
        f"{': they are async def' if use.threaded else f', which {framework} runs them on'}.",
        *(Evidence(item.path, item.line, "handler on a synchronous database") for item in use.blocking[:3]),
    )


def _waiting(
    waited: Touch | None, persistence: Persistence, main: MainService, places: tuple[Evidence, ...]
) -> Verdict:
    """Most handlers wait: for the database that is used most, or for another one that they ask instead."""
    name = persistence.databases[0]
    if waited is not None and waited.technology.name != name:
        name = waited.technology.name
        places = (Evidence(waited.path, waited.line, f"{name} {waited.verb}"),)
    elif waited is not None:
        places = persistence.places(waited, main.apart)
    return passed(f"{name}: handlers wait for an asynchronous driver.", *places)


def _asked(name: str, routes: Routes, main: MainService, reach: Reach, stores: Stores) -> Touch | None:
    """A query of the database that a handler makes, one of the main service's first."""
    made = _made(routes, main, reach, stores, threads=True)
    found = (touch for touch in made if touch.technology.name == name and touch.verb in (QUERY, WRITE))
    return min(found, key=lambda touch: probes(touch.path), default=None)


def _waited_for(name: str, routes: Routes, main: MainService, reach: Reach, stores: Stores) -> Touch | None:
    """What a handler waits for of the database: a query, else whatever it asks."""
    made = _made(routes, main, reach, stores, threads=False)
    found = (touch for touch in made if touch.technology.name == name and touch.technology.asynchronous)
    return min(found, key=lambda touch: touch.verb not in (QUERY, WRITE), default=None)


def _made(routes: Routes, main: MainService, reach: Reach, stores: Stores, *, threads: bool) -> Iterator[Touch]:
    """What the first handlers ask databases, those of the main service before others."""
    handlers = islice(sorted(routes.handlers, key=lambda handler: not main.holds(handler.path)), _LOOKED_AT)
    return (touch for handler in handlers for touch in _touches(handler, reach, stores, threads=threads))


def _framework(services: Services, routes: Routes) -> str:
    """The framework that most routes are declared with, of those that an application is made of."""
    counts = Counter(_routed_as(route.framework) for route in routes.table)
    ordered = sorted(services.frameworks, key=lambda name: -counts[_routed_as(name)])
    return ordered[0] if ordered else ""


def _routed_as(framework: str) -> str:
    return _ROUTED_AS.get(framework) or framework


class _Use:
    """How the handlers reach the database: ``waiting`` for an asynchronous one, ``blocking`` on the event loop, or as
    ``plain`` ones in a thread pool."""

    def __init__(self, threaded: bool, routes: Routes, reach: Reach, stores: Stores) -> None:
        self.threaded, self.waiting, self.plain = threaded, 0, 0
        self.blocking: list[Handler] = []
        names: Counter[str] = Counter()
        waited: Counter[str] = Counter()
        for handler in routes.handlers:
            kinds: dict[str, bool] = {}
            for item in _reached(handler, reach, stores, threads=False):
                kinds[item.name] = kinds.get(item.name, False) or item.asynchronous
            if any(kinds.values()):
                self.waiting += 1
                waited.update(name for name, asynchronous in kinds.items() if asynchronous)
            elif kinds and handler.function is not None and (handler.function.is_async or not threaded):
                self.blocking.append(handler)
                names.update(kinds)
            elif kinds or next(_reached(handler, reach, stores, threads=True), None) is not None:
                self.plain += 1
        self.names = [name for name, _ in names.most_common()]
        self.waited = [name for name, _ in waited.most_common()]


def _reached(handler: Handler, reach: Reach, stores: Stores, *, threads: bool) -> Iterator[Technology]:
    """The database of each query that a handler makes."""
    return (touch.technology for touch in _touches(handler, reach, stores, threads=threads))


def _touches(handler: Handler, reach: Reach, stores: Stores, *, threads: bool) -> Iterator[Touch]:
    """What a handler asks databases, the nearest first; without ``threads`` only on the event loop's own thread."""
    if handler.function is None:
        return
    for path, function, _ in reach.functions(handler.path, handler.function, 4, frozenset() if threads else BESIDE):
        aside = frozenset[int]() if threads else handed_off(reach, path, function.index)
        for call in reach.calls_in(path, function.index):
            touch = stores.touch(path, call) if call.scope not in aside else None
            if touch is not None and touch.technology.category == "database":
                yield _awaited(touch) if call.flags & Flag.AWAITED else touch


def _awaited(touch: Touch) -> Touch:
    """What is awaited is asynchronous, whatever the annotation says (psycopg's ``Connection`` for its ``AsyncConnection``)."""
    return replace(touch, technology=replace(touch.technology, asynchronous=True))


def _plain(routes: Routes) -> str:
    """How many handlers run in a thread pool, where nearly all do; whichever reaches the database does too, then."""
    functions = [handler.function for handler in routes.handlers if handler.function is not None]
    waiting = sum(function.is_async for function in functions)
    return f"{len(functions) - waiting} of {len(functions)} handlers" if waiting * 10 < len(functions) else ""


def _by_engines(persistence: Persistence, name: str, plain: str) -> Verdict:
    """No handler is seen to reach the database: the engines decide, or that all handlers are ``plain`` functions."""
    asynchronous = [engine for engine in persistence.engines if engine.asynchronous]
    if asynchronous:
        return passed(f"{name} is opened asynchronously.", *(engine.evidence for engine in asynchronous[:2]))
    waiting = sum(touch.technology.asynchronous for touch in persistence.touches)
    if waiting * 2 > len(persistence.touches) or any(each.technology.asynchronous for each in persistence.models):
        return passed(f"{name} is asynchronous.", *persistence.evidence)
    if plain:
        return passed(
            f"{name} is synchronous, and {plain} are plain functions, which run in a thread pool.",
            *persistence.evidence,
        )
    return failed(
        f"{name} is synchronous in an asynchronous framework, and no handler was seen to reach it from a thread pool.",
        *persistence.evidence,
    )
