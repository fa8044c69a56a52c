from django_log_formatter_asim import ASIMFormatter

ROOT_URLCONF = "shop.urls"
LOGGING = {
    "version": 1,
    "formatters": {
        "events": {"()": ASIMFormatter},
        "text": {"format": "%(message)s"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "events"}},
    "root": {"handlers": ["console"]},
}
