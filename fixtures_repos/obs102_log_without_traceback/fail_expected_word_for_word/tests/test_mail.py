import unittest

from shop.mail import send


class TestMail(unittest.TestCase):
    def test_invalid_host(self):
        with self.assertLogs("", level="ERROR") as logged:
            send(None, "ftp://")
        self.assertEqual(["ERROR:shop.mail:Invalid host: ftp://"], logged.output)
