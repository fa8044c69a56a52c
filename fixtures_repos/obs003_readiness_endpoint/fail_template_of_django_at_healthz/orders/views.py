from django.http import JsonResponse

from orders.models import Order


def index(request):
    return JsonResponse({"count": Order.objects.count()})
