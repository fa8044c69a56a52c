import logging

logger = logging.getLogger(__name__)


def authenticate(app, sessions, token):
    logger.info("app %s", app.token)  # expect: OBS103
    if app.token == token:
        return sessions.get(token)
    logger.warning("no session of %s", token)  # expect: OBS103
    return None
