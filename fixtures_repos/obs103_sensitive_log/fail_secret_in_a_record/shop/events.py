import logging

from django.conf import settings

logger = logging.getLogger(__name__)


def received(jwt):
    if not settings.DEBUG:
        logger.info("an event", extra={"jwt": jwt})  # expect: OBS103
