import unittest

import helper


class AboutTest(unittest.TestCase):
    def setUp(self):
        self.session = helper.session()

    def test_about(self):
        address = helper.endpoint() + "/about"
        answer = self.session.get(address)
        self.assertEqual(answer.status_code, 200)
