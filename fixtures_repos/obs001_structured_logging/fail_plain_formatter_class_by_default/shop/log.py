import logging
import sys


def set_up(stream=sys.stdout, formatter=logging.Formatter):
    handler = logging.StreamHandler(stream)
    handler.setFormatter(formatter("%(asctime)s %(message)s"))
    logging.root.addHandler(handler)
