from django.urls import path

from news.views import listed

urlpatterns = [path("", listed)]
