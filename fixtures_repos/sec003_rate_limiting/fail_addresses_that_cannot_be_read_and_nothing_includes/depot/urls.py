from django.urls import path

from depot.crates.views import crates

urlpatterns = [path("crates/", crates)]
