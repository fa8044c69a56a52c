import logging


def build_wheel(folder):
    logging.info("building %s", folder)
