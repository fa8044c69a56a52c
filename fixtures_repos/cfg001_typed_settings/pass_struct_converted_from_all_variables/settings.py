import os
from collections.abc import Mapping

import msgspec

PREFIX = "SHOP_"


class AppSettings(msgspec.Struct, frozen=True):
    database_url: str
    page: int = 20


def load_settings(environ: Mapping[str, str] | None = None) -> AppSettings:
    source = os.environ if environ is None else environ
    raw: dict[str, object] = {}
    for key, value in source.items():
        if key.startswith(PREFIX):
            raw[key.removeprefix(PREFIX).lower()] = value
    return msgspec.convert(raw, type=AppSettings, strict=False)
