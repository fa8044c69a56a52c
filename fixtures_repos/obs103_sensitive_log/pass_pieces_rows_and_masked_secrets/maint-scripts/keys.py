import logging

logger = logging.getLogger(__name__)


def report(data):
    logger.info(f"key: {data['api_key']}")
