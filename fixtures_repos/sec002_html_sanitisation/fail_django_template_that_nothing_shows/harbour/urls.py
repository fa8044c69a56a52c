from django.contrib import admin
from django.urls import path

from harbour.ships.views import add

urlpatterns = [path("ships/", add), path("admin/", admin.site.urls)]
