from django.urls import path

from blog.views import newest

urlpatterns = [path("", newest)]
