import logging

logger = logging.getLogger(__name__)


def parse(texts):
    for raw_token in texts:
        logger.debug("read %s", raw_token)
