from django.urls import path

from watch.views import Health

urlpatterns = [path("healthcheck/", Health.as_view())]
