from importlib import import_module

from tornado.web import Application


def make_app(plugins: list[str]) -> Application:
    return Application([pair for name in plugins for pair in import_module(name).handlers()])
