from decouple import config

ROOT_URLCONF = "urls"
LOGGING = {
    "version": 1,
    "formatters": {
        "lines": {"format": "%(asctime)s %(message)s"},
        "flaky_tests": {"format": '{"msg": "%(message)s", "line": %(lineno)d}'},
    },
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": config("LOG_FORMAT", default="lines")},
        "flaky": {"class": "logging.FileHandler", "filename": "flaky.jsonl", "formatter": "flaky_tests"},
    },
    "loggers": {
        "depot": {"handlers": ["console"]},
        "flaky": {"handlers": ["flaky"], "propagate": False},
    },
}
