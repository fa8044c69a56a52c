import sqlite3

from django.http import JsonResponse

from books.models import Book


def index(request):
    words = sqlite3.connect("words.db").execute("SELECT word FROM words").fetchall()
    return JsonResponse({"count": Book.objects.count(), "words": words})
