from django.http import JsonResponse

from shop.forms import OrderForm
from shop.models import Order


def orders(request):
    return JsonResponse({"valid": OrderForm(request.GET).is_valid(), "count": Order.objects.count()})
