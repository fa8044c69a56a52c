import tornado.web

from shop.handlers.orders import Orders


def make_app():
    return tornado.web.Application([(r"/orders", Orders)])
