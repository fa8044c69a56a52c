from django.urls import path

from shop.views import HealthView

urlpatterns = [path("health/", HealthView.as_view())]
