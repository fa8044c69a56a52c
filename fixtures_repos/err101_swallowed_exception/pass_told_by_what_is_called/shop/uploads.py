import logging

logger = logging.getLogger(__name__)


def abort(client, upload):
    try:
        client.abort(upload)
    except OSError as error:
        logger.error("the upload is not there: %s", error)
        raise
    except Exception as error:
        logger.error("the upload was not aborted: %s", error)
        raise
