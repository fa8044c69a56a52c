import logging

from flask import Flask

app = Flask(__name__)
logger = logging.getLogger(__name__)


@app.get("/")
def index():
    try:
        return str(1 / 0)
    except ValueError as error:
        if app.debug:
            raise
        logger.exception("failed: %s", error)  # expect: OBS102
    except KeyError as error:
        if app.testing:
            logger.exception("ignored: %s", error)  # expect: OBS102
        else:
            raise
    except TypeError as error:
        logger.error("failed: %s", error)
        if app.debug:
            raise
    except OSError as error:
        for host in ("a", "b"):
            logger.error("%s failed: %s", host, error)
        raise
    return ""
