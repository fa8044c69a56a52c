import logging

logger = logging.getLogger(__name__)


def send(message):
    try:
        message.send()
    except OSError:
        logger.exception("mail failed")


def send_verbose(message):
    try:
        message.send()
    except OSError:
        logger.error("mail failed", exc_info=True)


def send_again(message):
    try:
        message.send()
    except OSError:
        logger.error("mail failed")
        raise


def send_or_warn(message):
    try:
        message.send()
    except OSError:
        logger.warning("mail failed, trying later")


def refuse():
    logger.error("no recipient")
