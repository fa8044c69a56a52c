import logging

logger = logging.getLogger(__name__)


class Names:
    def __init__(self, secrets):
        self.secrets = secrets

    def get(self, secret):
        logger.info("somebody asks for %s", secret)
        return self.secrets.get(secret)


def total(fees, quote_asset):
    amount = 0
    for fee in fees:
        if fee.token == quote_asset:
            amount += fee.amount
        else:
            logger.error("no rate from %s to %s", fee.token, quote_asset)
    return amount


def released(order):
    logger.info("order %s is released", order.token)
