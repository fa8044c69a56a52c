from django.db import connection
from django.http import HttpResponse, HttpResponseServerError


class Probes:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method == "GET":
            if request.path == "/readyz":
                return self.ready(request)
            elif request.path == "/livez":
                return self.live(request)
        return self.get_response(request)

    def live(self, request):
        return HttpResponse("alive")

    def ready(self, request):
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
        except Exception:
            return HttpResponseServerError("no database")
        return HttpResponse("ready")
