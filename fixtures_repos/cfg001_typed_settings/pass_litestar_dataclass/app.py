import os
from dataclasses import dataclass, field

from litestar import Litestar


def boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(text)
    return text == "true"


@dataclass
class Settings:
    port: int = field(default_factory=lambda: int(os.environ["PORT"]))
    debug: bool = field(default_factory=lambda: boolean(os.environ["DEBUG"]))
    database_url: str = field(default_factory=lambda: os.environ["DATABASE_URL"])


app = Litestar(route_handlers=[])
