import uuid
from datetime import date

from django.db import connection


def choose(request):
    value = str(request.GET["tenant"])
    uuid.UUID(value)
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL shop.tenant = '{request.GET['tenant']}'")  # expect: SEC102


def since(request):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM orders WHERE day > '{date.today()}{request.GET['day']}'")  # expect: SEC102
