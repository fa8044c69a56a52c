"""Settings, read from the environment and from ``.env``."""

from dataclasses import dataclass

from environs import Env, validate


@dataclass(frozen=True)
class Settings:
    database_url: str
    log_level: str
    rate_limit: str
    write_rate_limit: str
    rate_limit_storage: str


def load_settings() -> Settings:
    """Raise ``environs.EnvError`` that names what is missing or wrong."""
    env = Env()
    env.read_env(".env", recurse=False)
    with env.prefixed("GUESTBOOK_"):
        return Settings(
            database_url=env.str("DATABASE_URL"),
            log_level=env.str("LOG_LEVEL", "INFO", validate=validate.OneOf(["DEBUG", "INFO", "WARNING", "ERROR"])),
            rate_limit=env.str("RATE_LIMIT", "60/minute"),
            write_rate_limit=env.str("WRITE_RATE_LIMIT", "10/minute"),
            rate_limit_storage=env.str("RATE_LIMIT_STORAGE", "memory://"),
        )
