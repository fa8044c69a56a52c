from django.conf import settings
from django.http import JsonResponse

from shop.tasks import debug_task
from shop.testing import is_open


def orders(request):
    if not settings.DEBUG:
        print("in production")  # expect: OBS101
    if request.GET.get("debug"):
        print(request.GET)  # expect: OBS101
    if settings.DEBUG_ORDERS:
        print("orders")  # expect: OBS101
    if settings.DEBUG and request.user.is_staff:
        print("staff")
    else:
        debug_task(request)
        Notebook().show()
    return JsonResponse({"open": is_open()})


class Notebook:
    def show(self):
        print("noted")  # expect: OBS101
