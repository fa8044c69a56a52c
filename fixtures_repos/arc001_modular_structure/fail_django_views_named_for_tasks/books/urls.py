from django.urls import path

from books import views

from books.celery_tasks_views import states

urlpatterns = [path("states", states), path("", views.index)]
