"""What consumes a queue, a stream or a schedule without an object that a constructor makes: classes that the worker of a
library starts by convention, and calls that wait for messages."""

from __future__ import annotations

from collections.abc import Iterator

from prodready.facts.python import Call, Class, Module, last_word
from prodready.project.applications.nameko import WORKS, with_entry_points
from prodready.project.code.symbols import Symbols

_WAITS = {
    "start_consuming": "rabbitmq",
    "loop_forever": "mqtt",
    "xreadgroup": "redis streams",
    "receive_message": "sqs",
    "get_queue_receiver": "service bus",
    "get_subscription_receiver": "service bus",
    "run_pending": "schedule",
    "sync_forever": "matrix",
}
"""Methods that only what waits for messages or for its time calls."""

_SUBSCRIBES = {
    ("pika", "consume"): "rabbitmq",
    ("aio_pika", "consume"): "rabbitmq",
    ("aio_pika", "iterator"): "rabbitmq",
    ("aiormq", "basic_consume"): "rabbitmq",
    ("nats", "subscribe"): "nats",
    ("nats", "pull_subscribe"): "nats",
    ("pulsar", "subscribe"): "pulsar",
    ("stomp", "subscribe"): "stomp",
    ("aiomqtt", "subscribe"): "mqtt",
    ("asyncio_mqtt", "subscribe"): "mqtt",
    ("workflows", "wrap_subscribe"): "rabbitmq",
}
"""Methods with names of many things, by the package that a module must import for them to ask for messages."""

WAITS = frozenset({*_WAITS, *(method for _, method in _SUBSCRIBES)})
_MESSAGES = frozenset({"msg", "message"})


def waits_for(module: Module, call: Call) -> str:
    """What a call waits for; empty for any other. A message of SQS is asked for with the address of its queue."""
    word = last_word(call.name)
    if "." not in call.name or (word == "receive_message" and call.kwarg("QueueUrl") is None):
        return ""
    return _WAITS.get(word) or next(
        (name for (package, method), name in _SUBSCRIBES.items() if method == word and _imports(module, package)), ""
    )


def consumers(path: str, module: Module, symbols: Symbols) -> Iterator[tuple[str, Class]]:
    """The classes that a library's own worker starts, with what it is called: arq's has a fixed name, that of
    fedora-messaging is called with a message, Nameko's has entry points."""
    for cls in module.classes:
        if cls.name == "WorkerSettings":
            yield "arq", cls
        elif _imports(module, "fedora_messaging") and _takes_messages(module, cls):
            yield "fedora-messaging", cls
    for cls in with_entry_points(path, module, symbols, WORKS):
        yield "nameko", cls


def _takes_messages(module: Module, cls: Class) -> bool:
    called = (each for each in module.functions if each.owner == cls.index and each.name == "__call__")
    return any(len(each.params) == 2 and each.params[1].name in _MESSAGES for each in called)


def _imports(module: Module, package: str) -> bool:
    return any(item.target.partition(".")[0] == package for item in module.imports)
