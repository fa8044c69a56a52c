import unittest


class ServiceTest(unittest.TestCase):
    def test_nothing(self):
        self.assertTrue(True)


if __name__ == "__main__":
    unittest.main()
