from django.db import connection
from django.http import HttpResponse


def reach_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


class Probes:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path != "/healthz":
            return self.get_response(request)
        reach_database()
        return HttpResponse("alive")
