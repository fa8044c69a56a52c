import logging

logger = logging.getLogger(__name__)


def pages(resumption_token, setting):
    logger.info("next page at %s", resumption_token)
    for token in setting.split(","):
        logger.warning("unknown tenant %s", token)
