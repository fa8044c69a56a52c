import logging
import os


def set_up():
    logging.basicConfig(level=os.getenv("LOG_LEVEL", "INFO"))
