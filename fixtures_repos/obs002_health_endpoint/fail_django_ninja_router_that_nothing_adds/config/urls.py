from django.urls import path
from ninja import NinjaAPI

from config import health

api = NinjaAPI()


@api.get("/items")
def items(request):
    return []


urlpatterns = [path("api/", api.urls)]
