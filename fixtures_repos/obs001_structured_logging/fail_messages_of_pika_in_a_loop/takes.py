import logging

import pika

logging.basicConfig(format="%(asctime)s %(message)s", level=logging.INFO)
logger = logging.getLogger(__name__)


def main() -> None:
    channel = pika.BlockingConnection(pika.ConnectionParameters("broker")).channel()
    for method, _, body in channel.consume("crates", inactivity_timeout=5):
        logger.info("took %s", body)
        channel.basic_ack(method.delivery_tag)


if __name__ == "__main__":
    main()
