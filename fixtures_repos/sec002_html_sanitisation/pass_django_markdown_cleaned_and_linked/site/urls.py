from django.urls import path

from notes.views import show

urlpatterns = [path("", show)]
