import environ

env = environ.Env()
ROOT_URLCONF = "depot.urls"
LOGGING = {
    "version": 1,
    "formatters": {
        "ecs": {"()": "ecs_logging.StdlibFormatter"},
        "line": {"format": "%(asctime)s %(message)s"},
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": env.str("CONSOLE_FORMATTER", default="line"),
        },
    },
    "root": {"handlers": ["console"], "level": "INFO"},
}
