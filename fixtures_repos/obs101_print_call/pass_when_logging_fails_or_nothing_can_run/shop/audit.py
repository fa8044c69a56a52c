import logging
import logging.config

logger = logging.getLogger(__name__)


def note(text):
    try:
        logger.info("asked for %s", text)
    except Exception:
        print("the log is closed")


def started(address):
    text = f"the shop is at {address}"
    print(text)
    logger.info(text)


def guarded(app, run):
    try:
        return run()
    except ValueError as error:
        if getattr(app, "print_exceptions", False):
            print("failed", error)
        raise


def checked(document):
    try:
        import schema_of_orders
    except ModuleNotFoundError:
        print("install schema_of_orders to check documents")
        raise
    return schema_of_orders.check(document)


def set_up(path):
    try:
        target = f"{path}.log"
        logging.config.fileConfig(path, defaults={"target": target})
    except FileNotFoundError as error:
        print("no file of logging", error)
        logging.basicConfig(level=logging.INFO)


def configure_loggers(path):
    print("logs go to", path)
    handler = logging.FileHandler(path)
    logging.getLogger("shop").addHandler(handler)
