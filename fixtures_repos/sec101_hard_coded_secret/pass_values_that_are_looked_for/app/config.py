import logging
import os

_INSECURE_DEFAULTS = {"SECRET_KEY": "admin-secret-1", "PASSWORD": "admin"}
logger = logging.getLogger(__name__)


def check(options: dict) -> None:
    if options.get("jwt_secret_key", "super-secret") in ("super-secret", "somethingrandom"):
        logger.warning("set jwt_secret_key")
    for name, value in _INSECURE_DEFAULTS.items():
        if os.environ.get(name) == value:
            logger.warning("set %s", name)
