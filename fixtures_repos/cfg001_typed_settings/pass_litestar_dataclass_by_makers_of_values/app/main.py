from dataclasses import dataclass, field

from litestar import Litestar

from .env import get_env


@dataclass
class DatabaseSettings:
    URL: str = field(default_factory=get_env("DATABASE_URL", "postgresql://db/shop"))
    POOL_SIZE: int = field(default_factory=get_env("DATABASE_POOL_SIZE", 5))
    ECHO: bool = field(default_factory=get_env("DATABASE_ECHO", False))


settings = DatabaseSettings()
app = Litestar(route_handlers=[])
