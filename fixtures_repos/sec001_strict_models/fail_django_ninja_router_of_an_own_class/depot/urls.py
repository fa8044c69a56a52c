from django.urls import path
from ninja import NinjaAPI

from depot.crates import crates

api = NinjaAPI()
api.add_router("/depot", crates)
urlpatterns = [path("api/", api.urls)]
