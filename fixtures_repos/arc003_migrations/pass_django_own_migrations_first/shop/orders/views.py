from django.http import JsonResponse

from shop.orders.models import Order


def orders(request):
    return JsonResponse({"orders": list(Order.objects.values())})
