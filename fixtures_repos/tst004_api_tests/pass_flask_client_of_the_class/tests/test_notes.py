import unittest

from notes import app


class TestNotes(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.client = app.test_client()

    def test_empty(self):
        response = self.client.get("/notes")
        self.assertEqual(response.get_json(), {"notes": []})
