import logging.config

from app.settings import Settings


def configure(settings: Settings) -> None:
    kind = "app.records.Record" if settings.json_logs else "logging.Formatter"
    entry: dict[str, object] = {"()": kind}
    if not settings.json_logs:
        entry["format"] = "%(levelname)s %(message)s"
    logging.config.dictConfig(
        {
            "version": 1,
            "formatters": {"line": entry},
            "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "line"}},
            "root": {"handlers": ["out"]},
        }
    )
