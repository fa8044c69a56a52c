import os
from dataclasses import dataclass, field


@dataclass
class LogSettings:
    level: int = field(default_factory=lambda: int(os.getenv("LOG_NUMBER", "30")))
    queue: int = field(default_factory=lambda: int(os.getenv("LOG_QUEUE_NUMBER", "10")))
    lines: int = field(default_factory=lambda: int(os.getenv("LOG_LINES", "10")))


@dataclass
class AppSettings:
    SECRET_KEY: str = field(default_factory=lambda: os.environ["SECRET_KEY"])
    port: int = field(default_factory=lambda: int(os.getenv("PORT", "8000")))
