import os
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Guard:
    token: str


@dataclass(frozen=True)
class Server:
    port: int
    kiln: str
    guard: Guard


class ConfigFactory:
    def __init__(self, environ: Mapping[str, str] | None = None) -> None:
        self._environ = environ or os.environ

    def create(self) -> Server:
        port = int(self._environ.get("KILN_PORT", "8080"))
        return Server(port=port, kiln=self._environ["KILN_NAME"], guard=self._guard())

    def _guard(self) -> Guard:
        return Guard(token=self._environ["KILN_TOKEN"])


def load() -> Server:
    return ConfigFactory().create()
