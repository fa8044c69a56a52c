import logging


def first(crates):
    logging.info("one flow")
    return crates
