from importlib import import_module

from tornado.ioloop import IOLoop
from tornado.web import Application


def main(plugins: list[str]) -> None:
    handlers = [pair for name in plugins for pair in import_module(name).handlers()]
    Application(handlers).listen(8000)
    IOLoop.current().start()
