import json
import logging


def plain(message) -> str:
    if not isinstance(message, str):
        message = json.dumps(message)
    return message.replace("\x1b", "")


class Coloured(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.plain = plain(record.msg)
        return super().format(record)
