bind = "0.0.0.0:8000"
logconfig_dict = {
    "version": 1,
    "formatters": {"json": {"class": "pythonjsonlogger.json.JsonFormatter"}},
    "handlers": {"out": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["out"]},
}
