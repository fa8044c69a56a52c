from django.urls import include, path

urlpatterns = [
    path("healthchecks/", include("django_healthchecks.urls")),
]
