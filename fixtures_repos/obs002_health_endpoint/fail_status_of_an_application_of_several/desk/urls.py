from django.urls import include, path

urlpatterns = [path("mirrors/", include("mirrors.urls")), path("news/", include("news.urls"))]
