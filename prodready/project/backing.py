"""The backing services that the application calls: databases, caches, brokers, search engines, stores, other services."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from prodready.api import Evidence, fact
from prodready.project.persistence import Persistence
from prodready.project.snapshot import Snapshot
from prodready.project.stores import Stores

_PACKAGES = {
    "redis": "Redis",
    "aioredis": "Redis",
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
    "httpx": "another service",
    "requests": "another service",
    "aiohttp.ClientSession": "another service",
    "nats": "NATS",
}
"""Imported package → backing service it is a client of."""


@dataclass(frozen=True)
class Backing:
    """What the application depends on, with a place for each; other HTTP services are ``remote``."""

    found: dict[str, Evidence]
    remote: dict[str, Evidence]

    @cached_property
    def names(self) -> str:
        """The names, for messages."""
        return ", ".join(list(self.found)[:3])


@fact
def backing(snapshot: Snapshot, stores: Stores, persistence: Persistence) -> Backing:
    """Gather databases in use and imported clients of other services."""
    found: dict[str, Evidence] = {}
    remote: dict[str, Evidence] = {}
    if persistence.has_database:
        found[persistence.databases[0]] = persistence.evidence[0]
    for path, module in snapshot.application():
        for item in module.imports:
            parts = item.target.split(".")
            name = _PACKAGES.get(parts[0]) or _PACKAGES.get(".".join(parts[:2]))
            if name is not None:
                place = Evidence(path, item.line, f"client of {name}")
                (remote if name == "another service" else found).setdefault(name, place)
    return Backing(found, remote)
