import sys
import unittest

suite = unittest.defaultTestLoader.discover("tests")
sys.exit(not unittest.TextTestRunner().run(suite).wasSuccessful())
