import os

import msgspec


class Settings(msgspec.Struct):
    name: str
    port: int


settings = msgspec.convert({key.lower(): value for key, value in os.environ.items()}, Settings, strict=False)
