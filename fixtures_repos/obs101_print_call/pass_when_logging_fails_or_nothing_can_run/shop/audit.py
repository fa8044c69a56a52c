import logging

logger = logging.getLogger(__name__)


def note(text):
    try:
        logger.info("asked for %s", text)
    except Exception:
        print("the log is closed")
