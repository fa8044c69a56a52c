import logging
from pprint import pformat

logger = logging.getLogger(__name__)


def place(order):
    logger.info("placing %s", order)  # expect: OBS101
    logger.info("%s", pformat(order))  # expect: OBS101
    logger.info("done")  # expect: OBS101
    logger.error("failed")  # expect: OBS101
    return order
