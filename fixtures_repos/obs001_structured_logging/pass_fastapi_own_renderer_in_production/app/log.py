import logging
import sys

import msgspec
import structlog

_encoder = msgspec.json.Encoder()


def render(logger: logging.Logger, name: str, event: dict) -> str:
    return msgspec.json.encode(event).decode()


def configure() -> None:
    processors = [structlog.processors.add_log_level]
    if sys.stderr.isatty():
        processors.append(structlog.dev.ConsoleRenderer())
    else:
        processors.append(render)
    structlog.configure(processors=processors)
