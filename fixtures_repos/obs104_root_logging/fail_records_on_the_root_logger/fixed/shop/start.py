import logging

logger = logging.getLogger(__name__)


def start():
    logger.info("starting")  # expect: OBS104
    logger.warning("not yet")  # expect: OBS104
