from django.http import JsonResponse
from django.views import View

from books.models import Book
from books.serialisers import serialise_book


class BookList(View):
    def get(self, request):
        return JsonResponse({"books": [serialise_book(book) for book in Book.objects.all()]})
