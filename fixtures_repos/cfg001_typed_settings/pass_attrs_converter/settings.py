import os

import attrs


@attrs.define
class Settings:
    name: str = attrs.field(factory=lambda: os.environ["NAME"])
    port: int = attrs.field(converter=int, factory=lambda: os.environ["PORT"])


settings = Settings()
