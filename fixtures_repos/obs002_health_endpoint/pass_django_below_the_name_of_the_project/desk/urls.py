from django.urls import include, path

urlpatterns = [path("desk/", include("jobs.urls"))]
