import logging

logger = logging.getLogger(__name__)


def send(message):
    try:
        message.send()
    except OSError as error:
        logger.exception("mail failed: %s", error)  # expect: OBS102


class Sender:
    def __init__(self):
        self.log = logging.getLogger("sender")

    def send(self, message):
        try:
            message.send()
        except OSError as error:
            self.log.critical(str(error))  # expect: OBS102
