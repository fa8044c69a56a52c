import unittest


class Orders(unittest.TestCase):
    def test_one(self):
        self.assertTrue(1)
