from ninja import NinjaAPI, Schema
from ninja.pagination import paginate

from shop.models import Order
from shop.services.export import rows_of

api = NinjaAPI()


class OrderOut(Schema):
    number: int


@api.get("/orders", response=list[OrderOut])
@paginate
def orders(request):
    return Order.objects.order_by("number")


@api.get("/export")
def export(request):
    found = rows_of(Order.objects.filter(number__gt=0).distinct())
    return {"rows": found}
