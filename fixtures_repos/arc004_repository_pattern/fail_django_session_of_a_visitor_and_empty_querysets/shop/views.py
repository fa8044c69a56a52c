from django.http import JsonResponse

from shop.models import Order

_SHOWN = "shown"


def orders(request):
    if not request.session.get(_SHOWN, False):
        return JsonResponse({"orders": list(Order.objects.none())})
    return JsonResponse({"orders": list(Order.objects.values())})
