from logging.config import dictConfig


def set_logging_up() -> None:
    dictConfig(
        {
            "version": 1,
            "formatters": {"json": {"class": "pythonjsonlogger.json.JsonFormatter"}},
            "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
            "root": {"handlers": ["out"]},
        }
    )
