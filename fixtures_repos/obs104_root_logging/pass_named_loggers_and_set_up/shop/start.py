import logging

logger = logging.getLogger(__name__)
logging.basicConfig(level=logging.INFO)


def start():
    logger.info("starting")


if __name__ == "__main__":
    logging.info("starting by hand")
