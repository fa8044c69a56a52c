from typing import Any

import decouple

DEFAULTS: dict[str, Any] = {}


def option(name: str, **given: Any) -> Any:
    if "default" in given:
        DEFAULTS[name] = given["default"]
    return decouple.config(name, **given)


class Config:
    DATABASE_URL: str = option("DATABASE_URL")
    WORKERS: int = option("WORKERS", default=4, cast=int)
