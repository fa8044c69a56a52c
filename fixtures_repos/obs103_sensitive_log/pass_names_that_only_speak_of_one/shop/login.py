import logging

logger = logging.getLogger(__name__)
PASSWORD_TOO_SHORT = "the password is too short"


def login(user, token_type, has_token, password_reset_sent, page_token, token_count):
    logger.info("login of %s", user)
    logger.debug("%s %s %s %s %s", token_type, has_token, password_reset_sent, page_token, token_count)
    logger.info(PASSWORD_TOO_SHORT)
    logger.info("a new token was made")


def mask(password):
    return "*" * len(password)
