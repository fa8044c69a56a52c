import sys
from subprocess import Popen
from unittest import TestCase


class ServerCase(TestCase):
    port = 8000

    @classmethod
    def setUpClass(cls) -> None:
        cls.server = Popen([sys.executable, "-m", "shop"])

    @classmethod
    def url(cls, *parts: str) -> str:
        return "/".join(["http://localhost:%i" % cls.port, *parts])
