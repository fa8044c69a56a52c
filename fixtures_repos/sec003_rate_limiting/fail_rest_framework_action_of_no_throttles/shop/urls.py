from django.urls import include, path
from rest_framework.routers import SimpleRouter

from shop.views import Orders

router = SimpleRouter()
router.register("orders", Orders, basename="orders")
urlpatterns = [path("", include(router.urls))]
