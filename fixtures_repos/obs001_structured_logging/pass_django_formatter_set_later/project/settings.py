SECRET_KEY = "unused"
ROOT_URLCONF = "project.urls"
INSTALLED_APPS = ["core"]
MIDDLEWARE = []

LOGGING = {
    "version": 1,
    "formatters": {"plain": {"format": "%(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
}
LOGGING["formatters"]["json"] = {
    "()": "json_log_formatter.JSONFormatter",
}
LOGGING["handlers"]["console"]["formatter"] = "json"
