import json
import logging


class Coloured(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.plain = json.dumps({"level": record.levelname, "message": record.getMessage()})
        return super().format(record)
