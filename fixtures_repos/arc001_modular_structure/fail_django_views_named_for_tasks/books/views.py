from django.http import JsonResponse

from books.models import Book


def index(request):
    return JsonResponse({"count": Book.objects.count()})
