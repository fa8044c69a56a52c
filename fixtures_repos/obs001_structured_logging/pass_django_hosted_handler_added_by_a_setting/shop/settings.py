import os

ROOT_URLCONF = "shop.urls"
LOGGING = {
    "version": 1,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"": {"handlers": ["console"]}},
}
if os.environ.get("LOG_GROUP"):
    LOGGING["handlers"]["cloud"] = {
        "class": "watchtower.CloudWatchLogHandler",
        "log_group_name": os.environ["LOG_GROUP"],
    }
    LOGGING["loggers"][""]["handlers"].append("cloud")
