import unittest

from discovery.app.models.host import Host


class HostTest(unittest.TestCase):
    def test_name(self):
        self.assertEqual(Host("a").name, "a")
