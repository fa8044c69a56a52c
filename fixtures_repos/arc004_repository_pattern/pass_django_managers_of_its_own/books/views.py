from django.http import JsonResponse

from books.models import Book


def index(request):
    Book.objects.report("new")
    return JsonResponse({"titles": [book.title for book in Book.objects.published()]})
