import logging

logger = logging.getLogger(__name__)


def prices(tokens, quote_token, fees):
    found = {}
    for token in tokens:
        if token.upper() == quote_token:
            logger.debug("skipping %s", token)
            continue
        found[token] = 1
        logger.info(f"{token} in {quote_token}, fee in {fees.gas_token}")
    return found
