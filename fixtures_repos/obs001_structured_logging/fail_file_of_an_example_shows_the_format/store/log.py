import logging.config


def set_up():
    logging.config.fileConfig("logging.ini")
