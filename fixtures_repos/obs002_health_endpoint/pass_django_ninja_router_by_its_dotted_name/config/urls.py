from django.urls import path
from ninja import NinjaAPI


api = NinjaAPI()
api.add_router("", "config.health.router")


@api.get("/items")
def items(request):
    return []


urlpatterns = [path("api/", api.urls)]
