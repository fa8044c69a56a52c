from django.urls import path

from shop.views import shown

urlpatterns = [path("uploads/<int:number>/", shown)]
