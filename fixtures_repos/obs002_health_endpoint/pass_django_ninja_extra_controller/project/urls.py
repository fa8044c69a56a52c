from django.urls import path
from ninja_extra import NinjaExtraAPI

from core.api import HealthController

api = NinjaExtraAPI()
api.register_controllers(HealthController)

urlpatterns = [path("api/", api.urls)]
