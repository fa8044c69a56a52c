LOG_CONFIG = dict(
    version=1,
    root=dict(level="INFO", handlers=["console"]),
    handlers=dict(console={"class": "logging.StreamHandler", "formatter": "json"}),
    formatters=dict(json={"()": "pythonjsonlogger.json.JsonFormatter"}),
)
