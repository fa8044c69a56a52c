from django.urls import include, path

parts = [path("orders/", include("orders.urls"))]
urlpatterns = [path("api/", include(parts))]
