from ninja import NinjaAPI

from shop.models import Order
from shop.services.export import rows_of

api = NinjaAPI()


@api.get("/orders")
def orders(request):
    return list(Order.objects.order_by("number"))  # expect: ARC101


@api.get("/orders/{number}")
def order(request, number: int):
    found = Order.objects.get(number=number)  # expect: ARC101
    return {"rows": rows_of([found])}
