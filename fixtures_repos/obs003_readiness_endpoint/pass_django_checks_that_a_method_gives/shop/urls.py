from django.urls import path

from shop.views import Health, Mail

urlpatterns = [
    path("health/mail/", Mail.as_view()),
    path("health/mail2/", Mail.as_view()),
    path("health/", Health.as_view()),
]
