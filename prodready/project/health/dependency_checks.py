"""Which calls and reads ask a backing service whether it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from prodready.facts.python import Const, Function, Ref, last_word
from prodready.project.code.reach import STARTERS, Reach, Reached
from prodready.project.code.types import Types
from prodready.project.health.names import LIBRARY_ROUTES
from prodready.project.snapshot import Snapshot
from prodready.project.storage.backing import client_of
from prodready.project.storage.stores import CONNECT, PROBE, QUERY, WRITE, Stores

_STATEMENTS = frozenset(
    {"execute", "exec", "fetch", "fetchval", "fetchrow", "fetchone", "fetch_one", "fetch_val", "scalar"}
)
_SELECT = re.compile(r"\s*select\s+\w", re.IGNORECASE)
_SETS = re.compile(r"\s*(?:pragma|set)\s", re.IGNORECASE)
"""Statements that set a connection up, when it is opened."""
_PROBES = re.compile(
    r"(?:^|[.:])(?:ping|ensure_connection|check_connection|test_connection|head_bucket|list_buckets|is_connected|"
    r"server_info|check_health|health_check|healthcheck|is_alive|is_ready|heartbeat|check_db|check_database|db_check|"
    r"check_redis|inspect\(\)\.ping|cursor\(\)\.execute)$"
)
_REMOTE = re.compile(
    r"^(?:requests\.(?:get|head|post|request|Session\(\)\.\w+)"
    r"|httpx\.(?:get|head|request|AsyncClient\(\)\.\w+|Client\(\)\.\w+)"
    r"|aiohttp\.ClientSession\(\)\.(?:get|head|request)|urllib\.request\.urlopen|socket\.create_connection"
    r")$"
)
_DATABASE = re.compile(
    r"^(?:sqlalchemy\.inspect|tortoise\.(?:connections\.get|Tortoise\.get_connection)\(\)\.\w+|alembic\..+|django\.core\.management\.call_command|sqlalchemy_utils\.database_exists"
    r"|django\.db\.migrations\.\w+\.Migration(?:Executor|Recorder)(?:\(\)\..*)?)$"
)
_OWN_PROCESS = ("builtins.", "threading.", "multiprocessing.", "concurrent.", "asyncio.")
"""What the process asks itself: whether a thread of its own is alive tells of no dependency."""
_OPENS = re.compile(
    r"^(?:django\.db\.connections?(?:\[\])?\.cursor|sqlalchemy\.(?:\w+\.)*(?:Async)?Engine\(\)\.(?:connect|begin))$"
)
"""What connects to the database, whether or not a statement follows."""
_SCHEMAS = re.compile(
    r"^(?:sqlalchemy_helpers\.(?:\w+\.)*\w+\(\)\.(?:manager\.)?|(?:.*[.:%_])?(?:db|database)_?(?:mgr|manager)(?:_\w+)?(?:\(\))?\.)"
    r"get_status$"
)
"""Managers of schemas, which look at the database for the revision that it is at."""
_CONNECTS = re.compile(
    r"^(?:aio_pika\.(?:robust_connection\.|connection\.)?connect(?:_robust)?|pika\.(?:BlockingConnection|SelectConnection)"
    r"|nats\.connect|kombu\.Connection\(\)\.(?:connect|ensure_connection)|stomp\.Connection\(\)\.connect"
    r"|aiokafka\.\w+\(\)\.start|aiokafka\.admin\.\w+\(\)\.start)$"
)
"""What opens a connection to a broker."""
_CLIENT_WORDS = re.compile(
    r"(?:^|[_.%:])(?:redis|mongo(?:db)?|cache|broker|kafka|rabbit(?:mq)?|elastic(?:search)?|es|opensearch|celery|databases?|db|engine|"
    r"pool|conn|connection|cursor|s3|producer)(?:[_.(\[]|$)",
    re.I,
)
_DESCRIBES = re.compile(
    r"(?:^|[_.%:])(?:ur[il]s?|dsn|config\w*|settings|options|params|kwargs|args|names?|keys?|strings?|types?)$", re.I
)
"""The end of the names of what tells where a backing service is, and is not its client: ``engine_url``."""
_CARRIED = re.compile(r"(?:fastapi|starlette)(?:\.\w+)*\(\)\.(?:app\.)?state\.")
"""What an application of Starlette's kind carries is whatever was hung on it."""
_METHODS = """
    ping info dbsize execute fetch fetchval fetchrow fetchone command connect acquire is_connected list_collection_names set get
    health status cluster list_topics check exists scalar scalars is_alive is_ready server_info"""
_ASKING = frozenset(_METHODS.split())
_HTTP_VERBS = frozenset({"get", "head", "post", "put", "request", "send", "fetch"})
_TELLING = frozenset({"ping", "fetchval", "fetchrow", "fetchone", "execute", "server_info", "list_collection_names"})
"""Methods that hardly anything but a client of a backing service has."""
_REGISTRIES = re.compile(r"(?:^|[._])(?:heartbeats|health_?checks|readiness_?checks|ready_checks)$")


_RUNNERS = ("healthcheck.HealthCheck().run",)
"""What runs the checks that a package was given."""
CHECKING_VIEWS = {
    name: any(tells for _, tells in served) for name, served in LIBRARY_ROUTES.items() if ".views." in name
}
"""Views of packages, which an own view may call to answer with their answer, and whether they ask dependencies."""
_MAKERS = re.compile(r"(?:get|make|create|new|build|open)_|.*(?:factory|maker|class|cls)$")
"""Callables that give a client and ask it nothing."""

REGISTERED = "dependencies by registered checks"
ANOTHER = "another service"


class Check(msgspec.Struct, frozen=True):
    """A place where a dependency is asked: what, where it stands, and the functions passed on the way."""

    what: str
    path: str
    line: int
    function: Function | None
    via: tuple[str, ...]


def checks_from(path: str, function: Function, snapshot: Snapshot, reach: Reach, stores: Stores) -> Iterator[Check]:
    """Every place reached from a handler where a dependency is asked, nearest first."""
    for item in reach.from_function(path, function, without=STARTERS):
        what = _what(item, reach, stores)
        if what:
            yield Check(what, item.path, item.call.line, item.function, item.via)
    for item in reach.from_function(path, function, without=STARTERS):
        if _OPENS.match(item.name):
            yield Check("the database", item.path, item.call.line, item.function, item.via)
    for where, current, via in reach.functions(path, function, without=STARTERS):
        for read in snapshot.modules[where].reads:
            if read.scope != current.index:
                continue
            if _REGISTRIES.search(read.name):
                yield Check(REGISTERED, where, read.line, current, via)
            elif _PROBES.search(read.name) and _CLIENT_WORDS.search(read.name.rpartition(".")[0]):
                yield Check(_words(read.name), where, read.line, current, via)


def _what(item: Reached, reach: Reach, stores: Stores) -> str:
    touch = stores.touch(item.path, item.call)
    if touch is not None and touch.verb in (PROBE, QUERY, WRITE, CONNECT):
        return f"the {touch.technology.category} ({touch.technology.name})"
    if _REMOTE.search(item.name):
        return ANOTHER
    statement = _statement(item, reach.types)
    selects = _SELECT.match(statement) and reach.types.callee(item.path, item.call) is None
    if selects or _DATABASE.search(item.name) or _SCHEMAS.search(item.name):
        return "the database"
    return "" if _SETS.match(statement) else _named(item, reach)


def _named(item: Reached, reach: Reach) -> str:
    """What is asked by the name of a client or a check."""
    if _CONNECTS.search(item.name):
        return "the broker"
    client = client_of(item.name) or _of_base(item, reach.types)
    if client:
        return client
    asks = CHECKING_VIEWS.get(item.name.partition(".as_view()")[0])
    if asks is False:
        return ""
    if asks or item.name.endswith(_RUNNERS) or _is_signal(item, reach.types):
        return REGISTERED
    if ".py:" in item.name and reach.types.callee(item.path, item.call) is not None:
        return ""  # what the repository's own function does is reached itself
    if _is_missing(item.name, reach.types):
        return ""
    if _is_own_client(item.name, reach.types):
        return ANOTHER
    if _PROBES.search(item.name) and not item.name.startswith(_OWN_PROCESS):
        return _words(item.name)
    return _of_open_name(item, reach.types)


def _statement(item: Reached, types: Types) -> str:
    """The statement that something is given to run: ``self.cursor.execute("SELECT 1")``, ``text("…")`` too."""
    given = item.call.arg(0) if last_word(item.name) in _STATEMENTS else None
    made = types.symbols.modules[item.path].call(given)
    given = made.arg(0) if made is not None and last_word(made.name) == "text" else given
    return given.value if isinstance(given, Const) and isinstance(given.value, str) else ""


def _of_base(item: Reached, types: Types) -> str:
    """The service that a method of the repository's own client asks through its base (``super().describe_topics(…)``)."""
    head, _, method = item.name.rpartition(".")
    if head != "builtins.super()" or method.startswith("_") or item.function is None or item.function.owner < 0:
        return ""
    owner = types.symbols.modules[item.path].classes[item.function.owner]
    bases = (base for base, known in types.symbols.ancestors(item.path, owner) if known is None)
    return next((found for base in bases if (found := client_of(f"{base}().{method}"))), "")


def _is_signal(item: Reached, types: Types) -> bool:
    """Whether a signal named for checks of health is sent, to which receivers answer with theirs."""
    sent, _, method = types.symbols.resolve(item.path, item.call.name).rpartition(".")
    return method in ("send", "send_robust") and ".py:" in sent and bool(_REGISTRIES.search(sent))


def _is_own_client(name: str, types: Types) -> bool:
    """Whether a class of the repository that is called by an HTTP verb derives from a client of some package."""
    owner, _, verb = name.rpartition(".")
    found = types.symbols.definition(owner.removesuffix("()")) if verb in _HTTP_VERBS and ".py:" in owner else None
    if found is None or found.cls is None:
        return False
    bases = (base for base, _ in types.symbols.ancestors(found.path, found.cls) if ".py:" not in base)
    return any(base.endswith(("Client", "Session")) for base in bases)


def _is_missing(name: str, types: Types) -> bool:
    """Whether a method is called that a class of the repository does not have, nor may have by a base from outside, by what
    answers for all names, or by an attribute."""
    owner, _, method = name.rpartition("().")
    found = types.symbols.definition(owner) if ".py:" in owner else None
    if found is None or found.cls is None or found.cls.keywords or "." in method:
        return False
    lineage = types.symbols.lineage(found.path, found.cls)
    known = len(lineage) == 1 + len(types.symbols.ancestors(found.path, found.cls))
    held = (
        *(types.symbols.method(found.path, found.cls, each) for each in (method, "__getattr__", "__getattribute__")),
        types.symbols.class_field(found.path, found.cls, method),
    )
    given = (item.target == f"%self.{method}" for path, _ in lineage for item in types.symbols.modules[path].assigns)
    return known and not any(held) and not any(given)


def _of_open_name(item: Reached, types: Types) -> str:
    """What a value of unknown type is, told from its name and the method that is called on it."""
    head, _, method = item.name.rpartition(".")
    if _is_handed_in(item):
        return _words(item.name)
    if item.name[:1] not in "%?" and ".py:" not in item.name and not _CARRIED.match(item.name):
        return ""
    if _REGISTRIES.search(head):
        return REGISTERED
    head = _origin(types, item, head)
    own = head.rpartition(".py:")[2]  # what it is called, not where it stands
    named = method in _ASKING and bool(_CLIENT_WORDS.search(own)) and not _DESCRIBES.search(own.rstrip("[]"))
    return _words(head) if named or (method in _TELLING and head) else ""


def _is_handed_in(item: Reached) -> bool:
    """Whether a parameter named for a backing service is called: what asks it is handed in (``database_check()``)."""
    name = item.name[1:]
    is_parameter = item.name[:1] == "%" and item.function is not None and item.function.param(name) is not None
    return is_parameter and bool(_CLIENT_WORDS.search(name)) and not _MAKERS.match(name)


def _origin(types: Types, item: Reached, head: str) -> str:
    """The name that a local variable was bound to (``client = request.app.state.redis``)."""
    bound = types.bound(item.path, item.call.scope, head)
    value = bound[0].value if len(bound) == 1 else None
    return value.name if isinstance(value, Ref) else head


def _words(name: str) -> str:
    """The last two parts of a name, for messages: ``db.is_alive``."""
    parts = name.replace("()", "").replace("[]", "").rpartition(":")[2].lstrip("%?&").split(".")
    return ".".join(part for part in parts[-2:] if part) or "a dependency"
