"""Which arguments of calls hold secrets by what is called: connections with their passwords, signers with their keys."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Const, Expr, last_word
from prodready.project.secrets.values import Name, is_local, name_kind, words

_CONNECTS = frozenset(
    {"create_engine", "create_async_engine", "connect", "create_pool", "ConnectionPool", "AsyncConnectionPool"}
    | {
        "from_url",
        "Redis",
        "StrictRedis",
        "Sentinel",
        "MongoClient",
        "AsyncMongoClient",
        "AsyncIOMotorClient",
        "MotorClient",
    }
    | {"Database", "Celery", "PlainCredentials", "Elasticsearch", "AsyncElasticsearch", "OpenSearch", "connect_robust"}
    | {"RedisBroker", "RabbitmqBroker", "RabbitBroker", "ListQueueBroker", "AioPikaBroker", "register_tortoise"}
    | {"PostgresqlDatabase", "PooledPostgresqlDatabase", "MySQLDatabase", "PooledMySQLDatabase", "MySQLConnectionPool"}
)
"""Functions and classes that open what a password protects."""
_SIGNS = {
    **dict.fromkeys(("jwt.encode", "jwt.decode", "jose.jwt.encode", "jose.jwt.decode"), 1),
    **dict.fromkeys(
        (
            f"itsdangerous.{name}"
            for name in (
                *("Signer", "TimestampSigner", "Serializer", "TimedSerializer"),
                *("URLSafeSerializer", "URLSafeTimedSerializer"),
            )
        ),
        0,
    ),
}
"""Position of the key with which something is signed."""
_LABELS = frozenset({"builtins.dict", "builtins.str.format"})
_HOSTS = ("host", "hostname", "server")


def given_secrets(call: Call) -> Iterator[tuple[str, Expr]]:
    """The name and the value of each argument that a secret is for; its value may be anything."""
    if call.name in _SIGNS:
        signer = call.arg(_SIGNS[call.name], "secret_key" if call.name.startswith("itsdangerous.") else "key")
        if signer is not None:
            yield "signing key", signer
    connects = last_word(call.name) in _CONNECTS and not _is_local(call)
    for key, given in call.kwargs:
        kind = name_kind(key)
        opens = connects and (kind is not Name.OTHER or _is_address(given))
        signs = kind is Name.SECRET and {"secret", "signing"} & set(words(key)) and call.name not in _LABELS
        if opens or signs:
            yield key, given
    for value in call.args if connects else ():
        if _is_address(value):
            yield "address", value


def _is_address(expr: Expr) -> bool:
    return isinstance(expr, Const) and "://" in str(expr.value)


def _is_local(call: Call) -> bool:
    hosts = (value.value for key, value in call.kwargs if key in _HOSTS and isinstance(value, Const))
    return any(is_local(str(host)) for host in hosts)
