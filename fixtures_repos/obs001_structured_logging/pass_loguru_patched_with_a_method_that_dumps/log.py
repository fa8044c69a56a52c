import json
import sys

from loguru import logger as _logger


class Setup:
    def _line(self, record):
        record["extra"]["line"] = json.dumps({"level": record["level"].name, "message": record["message"]})
        return "{extra[line]}\n"

    def start(self):
        configured = _logger.patch(lambda record: record["extra"].update(service="shop"))
        configured.remove()
        configured.add(sys.stdout, format=self._line)
        return configured


logger = Setup().start()
