import unittest

if __name__ == "__main__":
    unittest.main(module="tests.test_app")
