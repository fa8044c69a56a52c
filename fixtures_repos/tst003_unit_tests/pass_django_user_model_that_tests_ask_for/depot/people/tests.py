from django.contrib.auth import get_user_model
from django.test import TestCase


class MemberTest(TestCase):
    def test_address(self):
        member = get_user_model()(first_name="Ada", street="Mill Lane")
        self.assertEqual(member.address(), "Ada, Mill Lane")
