import logging
from logging import warning


def start():
    logging.info("starting")  # expect: OBS104
    warning("not yet")  # expect: OBS104
