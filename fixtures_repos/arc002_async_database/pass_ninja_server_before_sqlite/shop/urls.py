from django.urls import path
from ninja import NinjaAPI

from shop.models import Shelf

api = NinjaAPI()


@api.get("/shelves")
def shelves(request):
    return {"count": Shelf.objects.count()}


urlpatterns = [path("", api.urls)]
