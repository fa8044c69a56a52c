from typing import Any, Optional

import yaml

from ferry.models import Configuration


def with_defaults(read: dict[str, Any]) -> dict[str, Any]:
    return {"name": "ferry", **read}


class Configured:
    def __init__(self) -> None:
        self._configuration: Optional[Configuration] = None

    def load_configuration(self, filename: str) -> None:
        with open(filename, encoding="utf-8") as file:
            read = yaml.safe_load(file)
            read = with_defaults(read)
            self.take(read)

    def take(self, read: dict[Any, Any]) -> None:
        self._configuration = Configuration(**read)


configured = Configured()
