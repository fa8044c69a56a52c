from django.urls import include, path
from django.views.generic import RedirectView

from shop.api import ShopRouter

urlpatterns = [path("v1/", include(ShopRouter().urls)), path("", RedirectView.as_view(url="v1/"))]
