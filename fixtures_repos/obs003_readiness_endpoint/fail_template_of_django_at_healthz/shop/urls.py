from django.urls import include, path
from django.views.generic import TemplateView

urlpatterns = [
    path("healthz/", TemplateView.as_view(template_name="healthz.html")),
    path("orders/", include("orders.urls")),
]
