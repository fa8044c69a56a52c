"""The backing services that the application calls: databases, caches, brokers, search engines, stores, other services."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.python import Call, Module
from prodready.project.code.callers import Callers
from prodready.project.services.called import Called
from prodready.project.services.loaded import Loaded
from prodready.project.snapshot import Snapshot
from prodready.project.storage.persistence import EXPORTERS, Persistence
from prodready.project.storage.stores import QUERY, Stores, Touch

_REMOTE = "another service"
_PACKAGES = {
    "redis": "Redis",
    "aioredis": "Redis",
    "django_redis": "Redis",
    "valkey": "Valkey",
    "celery": "Celery",
    "pika": "RabbitMQ",
    "aio_pika": "RabbitMQ",
    "kombu": "a broker",
    "kafka": "Kafka",
    "aiokafka": "Kafka",
    "confluent_kafka": "Kafka",
    "elasticsearch": "Elasticsearch",
    "opensearchpy": "OpenSearch",
    "boto3": "AWS",
    "aioboto3": "AWS",
    "aiobotocore": "AWS",
    "google.cloud": "Google Cloud",
    "pymemcache": "memcached",
    "minio": "MinIO",
    "rq": "RQ",
    "arq": "Redis",
    "pymongo": "MongoDB",
    "motor": "MongoDB",
    "nats": "NATS",
    "qdrant_client": "Qdrant",
    "neo4j": "Neo4j",
    "pinecone": "Pinecone",
    "weaviate": "Weaviate",
    "pymilvus": "Milvus",
    "meilisearch": "Meilisearch",
    "meilisearch_python_sdk": "Meilisearch",
    "typesense": "Typesense",
    "pysolr": "Solr",
    "influxdb_client": "InfluxDB",
    "temporalio": "Temporal",
    "dramatiq": "a broker",
    "taskiq": "a broker",
    "pulsar": "Pulsar",
    "kazoo": "ZooKeeper",
    "etcd3": "etcd",
    "aiomcache": "memcached",
    "coredis": "Redis",
    "azure.storage": "Azure Storage",
    "azure.servicebus": "Azure Service Bus",
    "httpx": _REMOTE,
    "requests": _REMOTE,
    "aiohttp.ClientSession": _REMOTE,
}
"""Imported package → backing service it is a client of."""
_SERVICES = dict.fromkeys(("PyMongo", "Motor", "Beanie", "MongoEngine", "ODMantic"), "MongoDB")
"""Clients whose names do not tell of what."""
_NO_SERVICE = ("google.cloud.logging", "google.cloud.trace", "redis.exceptions", "celery.utils", "celery.signals")
_CACHES = ("django.core.cache.", "flask_caching.Cache().", "aiocache.", "cashews.cache.")
_PAGES = frozenset({"streamlit", "gradio", "chainlit", "nicegui"})
"""Packages of front ends."""
_SET_UP = frozenset(
    {"task", "on_after_configure", "autodiscover_tasks", "init_app", "conf", "config_from_object"}
    | {"get_credentials", "client", "resource"}
)
"""Methods of clients that ask the service nothing."""


class Backing(msgspec.Struct, frozen=True, dict=True):
    """What the application depends on, with a place for each; other HTTP services are ``remote``."""

    found: dict[str, Evidence]
    remote: dict[str, Evidence]

    @cached_property
    def names(self) -> str:
        """The names, for messages; a client and the service that it is one of are the same."""
        told: dict[str, str] = {}
        for name in self.found:
            told.setdefault(_SERVICES.get(name, name).removesuffix(" asyncio").lower(), name)
        *others, last = list(told.values())[:3]
        return f"{', '.join(others)} or {last}" if others else last


@fact
def backing(
    snapshot: Snapshot, persistence: Persistence, stores: Stores, callers: Callers, loaded: Loaded, called: Called
) -> Backing:
    """Gather databases in use and imported clients of other services; what only modules import that nothing imports (a
    plug-in's client) counts where there is no other. Whom modules call over HTTP that the service does not load, or in
    functions that nothing calls (its own client, which others install), is nothing that it needs."""
    found: dict[str, Evidence] = {}
    aside: dict[str, Evidence] = {}
    clients: list[tuple[bool, bool, int, str, Evidence]] = []  # those that ask, at the top, and often first
    if persistence.has_database:
        found[persistence.databases[0]] = persistence.evidence[0]
    elif (read := next(_read(snapshot, stores, loaded), None)) is not None and not EXPORTERS.search(read.path):
        found[read.technology.name] = Evidence(read.path, read.line, f"{read.technology.name} {read.verb}")
    elif persistence.outside is not None:
        found["a database of a package outside"] = persistence.outside
    for path, module in snapshot.application():
        for item in module.imports:
            name = _service(item.target)
            if name == _REMOTE and loaded.holds(path) and not _is_page(module):
                asking = _asking(module)
                lines = [call.line for call in asking if not called.is_idle(path, call.scope)]
                if asking and not lines:
                    continue
                place = Evidence(path, min(lines, default=item.line), f"client of {name}")
                clients.append((not lines, item.scope >= 0, -len(lines), path, place))
            elif name and name != _REMOTE:
                known = found if path in callers.importers and not EXPORTERS.search(path) else aside
                known.setdefault(name, Evidence(path, item.line, f"client of {name}"))
    remote = {_REMOTE: min(clients, key=lambda client: client[:-1])[-1]} if clients else {}
    return Backing(found or aside, remote)


def _asking(module: Module) -> list[Call]:
    """The calls by which a module asks others over HTTP, or makes what does."""
    return [call for call in module.calls if _service(call.name) == _REMOTE and "xception" not in call.name]


def _is_page(module: Module) -> bool:
    """Whether a module is a page of a front end that a package runs, which asks the service itself."""
    return any(item.target.partition(".")[0] in _PAGES for item in module.imports)


def _read(snapshot: Snapshot, stores: Stores, loaded: Loaded) -> Iterator[Touch]:
    """Queries of a database on a server, of which nothing was seen to be kept there: somebody else fills it."""
    for path, _ in snapshot.application():
        for touch in stores.in_module(path) if loaded.holds(path) else ():
            if touch.technology.server and touch.verb == QUERY and touch.certain:
                yield touch


def _service(dotted: str) -> str:
    """The backing service that a dotted name of a package is a client of."""
    if dotted.startswith(_NO_SERVICE):
        return ""
    parts = dotted.split(".")
    return _PACKAGES.get(parts[0]) or _PACKAGES.get(".".join(parts[:2]), "")


def client_of(name: str) -> str:
    """The backing service that a call of this typed name asks: a method of a client, or of a cache."""
    if name.startswith(_CACHES):
        return "the cache"
    instance, _, method = name.rpartition(".")
    if "()" not in instance or method in _SET_UP:
        return ""
    return _service(name.replace("()", ""))
