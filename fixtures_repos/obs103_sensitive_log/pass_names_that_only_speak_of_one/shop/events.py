import logging

from django.conf import settings

logger = logging.getLogger(__name__)


def received(jwt):
    if settings.DEBUG:
        logger.info("an event", extra={"jwt": jwt})


def check(condition, value):
    for token in condition:
        logger.debug("condition %s: %r %s", token, condition[token]["value"], value)


def start(permissions_create_token, webhook):
    logger.info("create: %r, mention: %s", permissions_create_token, webhook.mention_token)
