from django.db import connection
from django.http import JsonResponse
from django.views import View

from shop import tables


class Orders(View):
    def get(self, request, number):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM `{tables.ORDERS['name']}` WHERE old")  # expect: SEC102
            cursor.execute(f"SELECT * FROM orders LIMIT {request.GET['limit']:>5}")  # expect: SEC102
        return JsonResponse({})


class Notes(View):
    def get(self, request, number):
        name = tables.one_of(request.GET.getlist("names"))
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMPORARY TABLE {name} (id int)")  # expect: SEC102
            tables.found(cursor, self.kwargs["number"])
        return JsonResponse({})
