from bell_common.metrics.views import metrics_view
from django.urls import re_path

urlpatterns = [re_path(r"^metrics.txt$", metrics_view)]
