import logging

logger = logging.getLogger(__name__)


def send(mail, host):
    try:
        mail.send(host)
    except ValueError:
        logger.error("Invalid host: %s", host)  # expect: OBS102


def receive(mail, host):
    try:
        mail.receive(host)
    except ValueError:
        logger.error("Nothing from: %s", host)  # expect: OBS102
