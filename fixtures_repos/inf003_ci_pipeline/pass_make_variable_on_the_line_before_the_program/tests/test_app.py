import unittest


class TestApp(unittest.TestCase):
    def test_app(self):
        self.assertTrue(True)
