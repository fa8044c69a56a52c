from django.urls import path

from site_ import views

urlpatterns = [path("meta/health", views.Health.as_view())]
