import logging
import logging.config
import sys

logger = logging.getLogger(__name__)


def note(text):
    try:
        send(text)
        logger.info("sent %s", text)
    except Exception as error:
        print("not sent", error)  # expect: OBS101


def send(text):
    if not text:
        print("nothing to send")  # expect: OBS101
        sys.exit(1)


def started(address, other):
    text = f"the shop is at {address}"
    print(text)  # expect: OBS101
    logger.info(other)


def guarded(app, run):
    try:
        return run()
    except ValueError as error:
        if getattr(app, "blueprint_errors", False):
            print("failed", error)  # expect: OBS101
        raise


def checked(document):
    try:
        import schema_of_orders
    except ModuleNotFoundError:
        print("documents are not checked")  # expect: OBS101
        return document
    return schema_of_orders.check(document)


def set_up(path):
    try:
        started(path, path)
        logging.config.fileConfig(path)
    except FileNotFoundError as error:
        print("no file", error)  # expect: OBS101


def configure_loggers(path):
    handler = logging.FileHandler(path)
    logging.getLogger("shop").addHandler(handler)
    print("logs go to", path)  # expect: OBS101


def open_catalogue(path):
    print("opening", path)  # expect: OBS101
    logging.getLogger("shop").addHandler(logging.FileHandler(path))
