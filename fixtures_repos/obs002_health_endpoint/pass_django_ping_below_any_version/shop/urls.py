from django.urls import re_path

from shop.views import Ping

urlpatterns = [re_path(r"^v(?P<version>(1|2))/ping/", Ping.as_view())]
