import logging

log = logging.getLogger(__name__)


def ask():
    log.info("asked")
    return {}


if __name__ == "__main__":
    logging.basicConfig(level=logging.DEBUG)
    ask()
