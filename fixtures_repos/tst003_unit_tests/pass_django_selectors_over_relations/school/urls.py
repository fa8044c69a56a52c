from django.urls import path

from school.views import courses

urlpatterns = [path("courses/", courses)]
