from django.http import JsonResponse

from shop.forms import OrderForm
from shop.models import Order
from shop.services import Till


def pay(request):
    form = OrderForm(request.POST)
    form.is_valid()
    Order.objects.create(number=form.cleaned_data["number"])
    return JsonResponse({"paid": Till().pay(1)})
