from django.test import TestCase

from papers.models import Paper


class PaperTest(TestCase):
    def test_label(self):
        self.assertEqual(Paper(number=1).label(), "1")
