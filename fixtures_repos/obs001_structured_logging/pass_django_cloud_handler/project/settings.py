SECRET_KEY = "unused"
ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []

LOGGING = {
    "version": 1,
    "handlers": {
        "cloud": {
            "class": "watchtower.CloudWatchLogHandler",
        },
    },
    "root": {"handlers": ["cloud"]},
}
