from django.db import Error, connections
from django.http import HttpResponse


def health(request):
    try:
        connections["default"].cursor()
    except Error:
        return HttpResponse("the database does not answer", status=500)
    return HttpResponse("well")
