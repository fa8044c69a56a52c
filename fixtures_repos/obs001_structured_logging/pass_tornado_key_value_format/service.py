import logging

import tornado.web

logging.basicConfig(format="time=%(asctime)s level=%(levelname)s logger=%(name)s message=\"%(message)s\"")


def make_app():
    return tornado.web.Application([])
