import unittest

from shop import create_app


class Case(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.app = create_app()
