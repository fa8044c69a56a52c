from django.urls import path

from core.views import Ready

urlpatterns = [
    path("api/ready/", Ready.as_view()),
]
