from django.db import connection
from django.http import JsonResponse
from django.views import View

from shop import tables


class Orders(View):
    def get_queryset(self):
        number = self.kwargs["number"] if "number" in self.kwargs else None
        return tables.found(connection.cursor(), number)

    def get(self, request, number):
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM `{tables.ORDERS['name']}` WHERE old")
            cursor.execute(f"SELECT * FROM orders LIMIT {request.limit:d} OFFSET {request.offset:03d}")
        return JsonResponse({"orders": self.get_queryset()})


class Notes(View):
    def get(self, request, number):
        name = f"NOTES{tables.some_letters(8)}"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE TEMPORARY TABLE {name} (id int)")
        return JsonResponse({})


class Codes(View):
    def get(self, request, code):
        kept = self.kwargs.get("code")
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT * FROM codes WHERE code = '{kept}' OR code = '{code}'")
        return JsonResponse({})
