"""Which calls and reads ask a backing service whether it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from prodready.facts.python import Function
from prodready.project.backing import client_of
from prodready.project.reach import Reach, Reached
from prodready.project.snapshot import Snapshot
from prodready.project.stores import CONNECT, PROBE, QUERY, WRITE, Stores

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
    r"^(?:sqlalchemy\.inspect|alembic\..+|django\.core\.management\.call_command|sqlalchemy_utils\.database_exists"
    r"|django\.db\.migrations\.\w+\.Migration(?:Executor|Recorder)(?:\(\)\..*)?)$"
)
_CLIENT_WORDS = re.compile(
    r"(?:^|[_.%:])(?:redis|mongo(?:db)?|cache|broker|kafka|rabbit(?:mq)?|elastic(?:search)?|celery|databases?|db|engine|"
    r"pool|conn|connection|cursor|s3|producer)(?:[_.(\[]|$)",
    re.I,
)
_METHODS = """
    ping info execute fetch fetchval fetchrow fetchone command connect acquire is_connected list_collection_names set get
    health status cluster list_topics check exists scalar scalars is_alive is_ready server_info"""
_ASKING = frozenset(_METHODS.split())
_REGISTRIES = re.compile(r"(?:^|[._])(?:heartbeats|health_?checks|readiness_?checks|ready_checks)$")


@dataclass(frozen=True)
class Check:
    """A place where a dependency is asked: what, where it stands, and the functions passed on the way."""

    what: str
    path: str
    line: int
    function: Function | None
    via: tuple[str, ...]


def checks_from(path: str, function: Function, snapshot: Snapshot, reach: Reach, stores: Stores) -> Iterator[Check]:
    """Every place reached from a handler where a dependency is asked, nearest first."""
    for item in reach.from_function(path, function):
        what = _what(item, reach, stores)
        if what:
            yield Check(what, item.path, item.call.line, item.function, item.via)
    for where, current, via in reach.functions(path, function):
        for read in snapshot.modules[where].reads:
            if read.scope != current.index:
                continue
            if _REGISTRIES.search(read.name):
                yield Check("the registered checks", where, read.line, current, via)
            elif _PROBES.search(read.name) and _CLIENT_WORDS.search(read.name.rpartition(".")[0]):
                yield Check(_words(read.name), where, read.line, current, via)


def _what(item: Reached, reach: Reach, stores: Stores) -> str:
    touch = stores.touch(item.path, item.call)
    if touch is not None and touch.verb in (PROBE, QUERY, WRITE, CONNECT):
        return f"the {touch.technology.category} ({touch.technology.name})"
    if _REMOTE.search(item.name):
        return "another service"
    if _DATABASE.search(item.name):
        return "the database"
    client = client_of(item.name)
    if client:
        return client
    if ".py:" in item.name and reach.types.callee(item.path, item.call) is not None:
        return ""  # what the repository's own function does is reached itself
    if _PROBES.search(item.name) and not item.name.startswith("builtins."):
        return _words(item.name)
    head, _, last = item.name.rpartition(".")
    open_name = item.name[:1] in "%?" or ".py:" in item.name
    return _words(head) if open_name and last in _ASKING and _CLIENT_WORDS.search(head) else ""


def _words(name: str) -> str:
    """The last two parts of a name, for messages: ``db.is_alive``."""
    parts = name.replace("()", "").replace("[]", "").rpartition(":")[2].lstrip("%?&").split(".")
    return ".".join(part for part in parts[-2:] if part) or "a dependency"
