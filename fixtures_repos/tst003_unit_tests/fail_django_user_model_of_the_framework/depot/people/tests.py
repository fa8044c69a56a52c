from django.contrib.auth import get_user_model
from django.test import TestCase


class MemberTest(TestCase):
    def test_name(self):
        member = get_user_model()(first_name="Ada")
        self.assertEqual(member.first_name, "Ada")
