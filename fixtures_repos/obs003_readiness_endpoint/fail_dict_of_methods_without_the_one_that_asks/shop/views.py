from django.http import JsonResponse

from shop.health import Checks


def ready(request):
    found = Checks().answer()
    return JsonResponse(found, status=200 if all(found.values()) else 503)
