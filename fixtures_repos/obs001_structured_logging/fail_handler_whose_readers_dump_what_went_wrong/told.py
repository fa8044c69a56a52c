import json
import logging

logger = logging.getLogger(__name__)


def publish(data: dict) -> None:
    try:
        print(data["text"])
    except KeyError:
        logger.warning(json.dumps(data, indent=4))


class Publishing(logging.StreamHandler):
    def emit(self, record: logging.LogRecord) -> None:
        publish({"text": self.format(record)})
