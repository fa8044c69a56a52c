import structlog
from fastapi import FastAPI

from shop.settings import settings


def configure() -> None:
    processors = [structlog.processors.add_log_level]
    if settings.STAGE in ("local", "test"):
        processors.append(structlog.dev.ConsoleRenderer())
    else:
        processors.append(structlog.processors.JSONRenderer())
    structlog.configure(processors=processors)


configure()
app = FastAPI()
