from django.db import OperationalError, connections
from django.http import JsonResponse


def database():
    held = connections["default"]
    try:
        held.cursor()
    except OperationalError:
        return "away"
    return "there"


def ready(request):
    state = database()
    return JsonResponse({"database": state}, status=200 if state == "there" else 503)
