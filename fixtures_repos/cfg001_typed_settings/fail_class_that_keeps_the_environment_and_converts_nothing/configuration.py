import os


class Configuration:
    def __init__(self, environ=os.environ):
        self._environ = environ

    @property
    def port(self):
        return self._environ.get("KILN_PORT")

    @property
    def kiln(self):
        return self._environ["KILN_NAME"]

    @property
    def token(self):
        return self._environ["KILN_TOKEN"]


def load():
    return Configuration()
