from django.test import TestCase

from club.models import Member


class MemberTest(TestCase):
    def test_card(self):
        self.assertEqual(Member(card="7").card, "7")
