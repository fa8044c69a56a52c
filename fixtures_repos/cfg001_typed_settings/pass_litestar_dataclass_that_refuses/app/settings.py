from dataclasses import dataclass
from os import getenv


@dataclass
class Settings:
    database: str
    debug: bool

    @classmethod
    def from_env(cls):
        debug = getenv("DEBUG")
        if debug not in ("true", "false"):
            raise ValueError("DEBUG must be either 'true' or 'false'")
        return cls(database=getenv("DATABASE_URL"), debug=debug == "true")


settings = Settings.from_env()
