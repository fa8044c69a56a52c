"""Calls that must be awaited, and calls that hold up an event loop (detection H7, H8)."""

from __future__ import annotations

import re
from functools import cached_property

import msgspec

from prodready.api import fact
from prodready.facts.python import Call, CallRef, Expr, Flag, Function, Module, last_word
from prodready.project.code.reach import BESIDE, Reach
from prodready.project.code.types import Types
from prodready.project.concurrency.switched import is_off
from prodready.project.storage.stores import Stores

_SESSION = [
    "execute",
    "scalar",
    "scalars",
    "stream",
    "stream_scalars",
    "get",
    "get_one",
    "merge",
    "refresh",
    "delete",
    "flush",
    "commit",
    "rollback",
    "close",
    "aclose",
]
COROUTINES = frozenset(
    {
        "asyncio.sleep",
        "asyncio.wait",
        "asyncio.wait_for",
        "asyncio.open_connection",
        "anyio.sleep",
        *(f"sqlalchemy.ext.asyncio.AsyncSession().{name}" for name in _SESSION),
        *(f"sqlalchemy.ext.asyncio.session.AsyncSession().{name}" for name in _SESSION),
        *(f"sqlmodel.ext.asyncio.session.AsyncSession().{name}" for name in (*_SESSION, "exec")),
        *(
            f"sqlalchemy.ext.asyncio.AsyncConnection().{name}"
            for name in ("execute", "scalar", "commit", "rollback", "run_sync")
        ),
        *(
            f"httpx.AsyncClient().{verb}"
            for verb in ("get", "post", "put", "patch", "delete", "request", "aclose", "send")
        ),
        *(
            f"redis.asyncio.Redis().{verb}"
            for verb in ("get", "set", "setex", "delete", "incr", "expire", "ping", "hset", "hget")
        ),
        *(
            f"asyncpg.Connection().{verb}"
            for verb in ("execute", "fetch", "fetchrow", "fetchval", "executemany", "close")
        ),
        *(f"asyncpg.Pool().{verb}" for verb in ("execute", "fetch", "fetchrow", "fetchval", "executemany", "close")),
    }
)
"""Well-known coroutine functions, by typed name."""


BLOCKING: dict[str, str] = {
    "time.sleep": "sleeps",
    **{
        f"requests.{verb}": "waits for another service"
        for verb in ("get", "post", "put", "patch", "delete", "head", "options", "request")
    },
    **{
        f"requests.Session().{verb}": "waits for another service"
        for verb in ("get", "post", "put", "patch", "delete", "head", "request")
    },
    **{
        f"httpx.{verb}": "waits for another service"
        for verb in ("get", "post", "put", "patch", "delete", "head", "request")
    },
    **{
        f"httpx.Client().{verb}": "waits for another service"
        for verb in ("get", "post", "put", "patch", "delete", "request")
    },
    "urllib.request.urlopen": "waits for another service",
    "subprocess.run": "waits for a process",
    "subprocess.call": "waits for a process",
    "subprocess.check_call": "waits for a process",
    "subprocess.check_output": "waits for a process",
    "subprocess.Popen().wait": "waits for a process",
    "subprocess.Popen().communicate": "waits for a process",
    "os.system": "waits for a process",
    "socket.create_connection": "waits for the network",
    "socket.getaddrinfo": "waits for the network",
    "socket.gethostbyname": "waits for the network",
    "smtplib.SMTP": "waits for the mail server",
    "smtplib.SMTP_SSL": "waits for the mail server",
    "bcrypt.hashpw": "computes for 50 ms and more",
    "bcrypt.checkpw": "computes for 50 ms and more",
    **{
        f"{name}().{verb}": "computes for 50 ms and more"
        for name in ("passlib.context.CryptContext", "argon2.PasswordHasher", "pwdlib.PasswordHash.recommended")
        for verb in ("hash", "verify", "verify_and_update")
    },
    "builtins.open": "reads or writes a file",
    "pathlib.Path().read_text": "reads a file",
    "pathlib.Path().read_bytes": "reads a file",
    "pathlib.Path().write_text": "writes a file",
    "pathlib.Path().write_bytes": "writes a file",
    **{f"shutil.{name}": "copies a file" for name in ("copy", "copy2", "copyfile", "copyfileobj", "copytree", "move")},
    "shutil.rmtree": "removes a folder",
    "sqlalchemy.inspect().get_schema_names": "waits for the database",
    "sqlalchemy.inspect().get_table_names": "waits for the database",
    "psycopg2.connect": "waits for the database",
    "pymysql.connect": "waits for the database",
    "sqlite3.connect": "opens a database file",
    "slack_bolt.App().dispatch": "waits for a listener",
    "slack_bolt.app.App().dispatch": "waits for a listener",
    "boto3.client().put_object": "waits for AWS",
    "boto3.client().get_object": "waits for AWS",
    "boto3.client().upload_fileobj": "waits for AWS",
}
"""Blocking calls by typed name, and what they do."""

_LOCAL_VERBS = frozenset(["add", "add_all", "close", "expunge", "begin", "remove", "expire", "cursor", "transaction"])
"""Verbs of sessions and connections that send nothing."""
_DJANGO = frozenset(
    {"get", "create", "get_or_create", "update_or_create", "bulk_create", "bulk_update", "count", "exists", "first"}
    | {"last", "earliest", "latest", "aggregate", "in_bulk", "save", "delete", "refresh_from_db"}
)
"""Methods of Django's models and querysets that run at once; the others only describe a query."""

_EFFECTS = frozenset(
    {"insert_one", "insert_many", "update_one", "update_many", "delete_one", "delete_many", "replace_one", "bulk_write"}
    | {"find_one_and_update", "find_one_and_delete", "find_one_and_replace", "create_index", "insert", "save", "create"}
    | {"bulk_create", "update", "delete", "execute", "executemany", "commit", "rollback"}
)
"""Coroutine methods of asynchronous stores that are called for what they do, not for what they return."""
_OF_CACHES = frozenset({"publish", "set", "setex", "incr", "expire", "hset", "lpush", "rpush", "sadd", "zadd"})
"""Those of caches and queues alone: a session of a database has ``expire`` too, which only forgets."""
_GATHERS = ("pipeline()", "multi_exec()", "batch_()")
"""What keeps commands until it is executed as a whole, so that none of them is awaited."""

THREADED = re.compile(
    r"(?:^|[.:%])(?:to_thread|run_sync|run_in_threadpool|run_in_executor|sync_to_async|database_sync_to_async|iterate_in_threadpool|submit)$"
)


class Awaiting(msgspec.Struct, frozen=True, dict=True):
    """Answers over all modules."""

    types: Types
    stores: Stores
    _handed: dict[str, frozenset[int]] = msgspec.field(default_factory=dict)

    @cached_property
    def _async_functions(self) -> dict[str, frozenset[int]]:
        return {
            path: frozenset(item.index for item in module.functions if item.is_async)
            for path, module in self.types.symbols.modules.items()
        }

    def coroutine(self, path: str, call: Call) -> str:
        """The name of the coroutine function that a call calls; empty for anything else."""
        name = self.types.call_name(path, call)
        if name in COROUTINES or self._changes_a_store(path, call, name):
            return name
        found = self.types.callee(path, call)
        function = found.function if found is not None else None
        if found is None or function is None or function.name == "__init__":
            return ""
        if not function.is_async or function.is_generator or not self._plain(found.path, function):
            return ""
        return function.qualname

    def _changes_a_store(self, path: str, call: Call, name: str) -> bool:
        last = last_word(name)
        if last not in _EFFECTS | _OF_CACHES or any(part in name for part in _GATHERS):
            return False
        touch = self.stores.touch(path, call)
        if touch is None or (last in _OF_CACHES and touch.technology.category == "database"):
            return False
        return touch.certain and touch.technology.asynchronous

    def _plain(self, path: str, function: Function) -> bool:
        """Whether no decorator may have turned the coroutine into something else."""
        return all(self._keeps(path, expr) for expr in function.decorators)

    def _keeps(self, path: str, expr: Expr) -> bool:
        module = self.types.symbols.modules[path]
        name = module.calls[expr.index].name if isinstance(expr, CallRef) else getattr(expr, "name", "")
        last = name.rpartition(".")[2].lstrip(":")
        return last in ("staticmethod", "classmethod", "override", "abstractmethod") or last in (
            "get",
            "post",
            "put",
            "patch",
            "delete",
            "route",
            "wraps",
        )

    def consumed(self, module: Module, call: Call) -> bool:
        """Whether somebody else awaits the result: awaited, returned, yielded, entered, passed on, or bound."""
        if call.flags & (Flag.AWAITED | Flag.RETURNED | Flag.YIELDED | Flag.WITH | Flag.LAMBDA | Flag.DECORATOR):
            return True
        return not call.flags & Flag.STATEMENT

    def in_thread(self, path: str, module: Module, call: Call) -> bool:
        """Whether a call is an argument of something that moves it to a thread."""
        if path not in self._handed:
            given = (value for other in module.calls if THREADED.search(other.name) for value in other.args)
            self._handed[path] = frozenset(value.index for value in given if isinstance(value, CallRef))
        return call.index in self._handed[path]

    def blocking(self, path: str, call: Call) -> str:
        """What a call blocks on, in words; empty if it does not block."""
        if call.flags & Flag.AWAITED:
            return ""
        name = self.types.call_name(path, call)
        if name in BLOCKING:
            return BLOCKING[name]
        touch = self.stores.touch(path, call)
        if touch is None or not touch.certain or touch.technology.asynchronous or touch.verb == "connect":
            return ""
        last = name.rpartition(".")[2]
        if touch.technology.name == "Django ORM" and last in _DJANGO:
            return "waits for the database"
        harmless = touch.technology.name in ("Django ORM", "Django cache") or last in _LOCAL_VERBS
        if harmless or touch.technology.category not in ("database", "cache"):
            return ""
        return f"waits for the {touch.technology.category}"

    def blocks_below(self, path: str, call: Call, reach: Reach) -> str:
        """What a plain function of the repository blocks on that a call runs; empty if it does not block."""
        if call.flags & Flag.AWAITED:
            return ""
        found = self.types.callee(path, call)
        function = found.function if found is not None else None
        if found is None or function is None or function.is_async or function.name == "__init__":
            return ""
        dead, left = self._switched_off(found.path, function, call, reach)
        for item in reach.from_function(found.path, function, depth=4, without=BESIDE):
            if item.function is not None and item.function.is_async:
                continue
            if (item.path == found.path and item.call.index in dead) or left.intersection(item.via[:1]):
                continue
            what = self.blocking(item.path, item.call)
            if what.startswith("waits") or what == "sleeps":
                return what
        return ""

    def _switched_off(
        self, path: str, function: Function, caller: Call, reach: Reach
    ) -> tuple[frozenset[int], frozenset[str]]:
        """The calls in a function that the constants of its caller switch off, and what nothing else in it calls."""
        module = self.types.symbols.modules[path]
        inside = reach.calls_in(path, function.index)
        dead = frozenset(call.index for call in inside if is_off(module, function, call, caller))
        if not dead:
            return dead, frozenset()
        called: dict[bool, set[str]] = {True: set(), False: set()}
        for call in inside:
            callee = self.types.callee(path, call)
            if callee is not None:
                called[call.index in dead].add(callee.symbol)
        return dead, frozenset(called[True] - called[False])


def nearest_async(module: Module, call: Call) -> Function | None:
    """The innermost function that a call stands in, if that is a coroutine."""
    if call.scope < 0:
        return None
    function = module.functions[call.scope]
    return function if function.is_async and not call.flags & Flag.LAMBDA else None


@fact
def awaiting(types: Types, stores: Stores) -> Awaiting:
    """The answers for one snapshot."""
    return Awaiting(types, stores)
