import unittest

from shop import create_app


class Base(unittest.TestCase):
    def setUp(self):
        self.app = create_app()
        self.client = self.app.test_client()
