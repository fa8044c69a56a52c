from django.http import JsonResponse

from shop.models import Order


def orders(request):
    return JsonResponse(list(Order.objects.values("name")), safe=False)
