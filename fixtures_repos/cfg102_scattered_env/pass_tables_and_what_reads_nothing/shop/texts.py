import logging
import os


def set_up(name=None):
    if not name:
        name = os.getenv("LOGGED_AS", "nobody")
    logging.getLogger(name).setLevel("INFO")
