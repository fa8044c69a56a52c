from django.urls import path

from shop.views import Status

urlpatterns = [path("status/", Status.as_view())]
