from django.http import JsonResponse

from books.models import Book


def states(request):
    return JsonResponse({"count": Book.objects.count()})
