from bell_common.sales.views import metrics_view
from django.urls import path

urlpatterns = [path("sales/metrics/", metrics_view)]
