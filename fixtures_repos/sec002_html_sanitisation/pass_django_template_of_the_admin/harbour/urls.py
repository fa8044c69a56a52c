from django.contrib import admin
from django.urls import path

from harbour.ships.views import ships

urlpatterns = [path("ships/", ships), path("admin/", admin.site.urls)]
