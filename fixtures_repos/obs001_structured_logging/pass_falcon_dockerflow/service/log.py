import logging.config


def set_up():
    logging.config.dictConfig(
        {
            "version": 1,
            "formatters": {
                "mozlog": {
                    "()": "dockerflow.logging.MozlogFormatter",
                    "logger_name": "service",
                },
            },
            "handlers": {"mozlog": {"class": "logging.StreamHandler", "formatter": "mozlog"}},
            "root": {"handlers": ["mozlog"]},
        }
    )
