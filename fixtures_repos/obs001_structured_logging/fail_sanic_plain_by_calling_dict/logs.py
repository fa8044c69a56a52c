LOG_CONFIG = dict(
    version=1,
    root={"level": "INFO", "handlers": ["console"]},
    handlers={"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    formatters={"plain": {"format": "%(asctime)s %(message)s"}},
)
