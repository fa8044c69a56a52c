from django.urls import path

from core.views import Ready

urlpatterns = [
    path("ready/", Ready.as_view()),
]
