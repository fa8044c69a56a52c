import os

ROOT_URLCONF = "shop.urls"
IN_CI = os.environ.get("STAGE") == "ci"
LOGGING = (
    {
        "version": 1,
        "formatters": {"lines": {"format": "%(levelname)s %(message)s"}},
        "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "lines"}},
        "root": {"handlers": ["out"]},
    }
    if not IN_CI
    else {}
)
