import json
import sys

from loguru._logger import Core, Logger


def _line(record: dict) -> str:
    record["extra"]["line"] = json.dumps({"message": record["message"], "level": record["level"].name})
    return "{extra[line]}\n"


def made() -> Logger:
    own = Logger(Core(), None, 0, False, False, False, False, True, [], {})
    own.add(sys.stdout, format=_line)
    return own
