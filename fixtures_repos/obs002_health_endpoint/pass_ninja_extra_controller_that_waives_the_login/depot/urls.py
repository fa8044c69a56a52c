from django.urls import path
from ninja_extra import NinjaExtraAPI
from ninja_jwt.authentication import JWTAuth

from depot.state import State

api = NinjaExtraAPI(auth=JWTAuth())
api.register_controllers(State)
urlpatterns = [path("api/", api.urls)]
