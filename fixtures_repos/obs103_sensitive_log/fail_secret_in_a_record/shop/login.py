import logging

logger = logging.getLogger(__name__)


def login(user, password, request, settings):
    logger.info("login of %s with %s", user, password)  # expect: OBS103
    logger.debug(f"token {request.access_token}")  # expect: OBS103
    logger.warning("key {}".format(settings.api_key))  # expect: OBS103
    logger.info("headers", extra={"value": request.headers["Authorization"]})  # expect: OBS103
