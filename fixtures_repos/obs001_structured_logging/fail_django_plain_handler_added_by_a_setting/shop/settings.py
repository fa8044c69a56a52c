import os

ROOT_URLCONF = "shop.urls"
LOGGING = {
    "version": 1,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"": {"handlers": ["console"]}},
}
if os.environ.get("LOG_FILE"):
    LOGGING["handlers"]["file"] = {
        "class": "logging.FileHandler",
        "filename": os.environ["LOG_FILE"],
    }
    LOGGING["loggers"][""]["handlers"].append("file")
