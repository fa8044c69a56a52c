from django.urls import path
from moj_irat.views import HealthcheckView, PingJsonView

from tower.views import bells

urlpatterns = [
    path("bells/", bells),
    path("ping.json", PingJsonView.as_view(version_number_key="BUILD")),
    path("healthcheck.json", HealthcheckView.as_view()),
]
