from django.db import connections
from django.http import JsonResponse


def database():
    held = connections["default"]
    return held.alias


def ready(request):
    state = database()
    return JsonResponse({"database": state}, status=200 if state else 503)
