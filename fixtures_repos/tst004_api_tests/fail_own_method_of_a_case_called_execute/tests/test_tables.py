from django.db import connection
from django.test import TestCase


class TableTest(TestCase):
    def execute(self, statement):
        with connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall()

    def test_empty(self):
        self.assertEqual(self.execute("select 1 where false"), [])
