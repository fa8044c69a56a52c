from pydantic import BaseModel


class LogConfig(BaseModel):
    version: int = 1
    formatters: dict = {"default": {"()": "pythonjsonlogger.json.JsonFormatter"}}
    handlers: dict = {"default": {"class": "logging.StreamHandler", "formatter": "default"}}
    loggers: dict = {"shop": {"handlers": ["default"], "level": "INFO"}}
