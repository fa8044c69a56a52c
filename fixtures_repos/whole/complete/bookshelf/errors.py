"""What can go wrong in the domain; the routes' package gives each its status."""


class BookNotFoundError(Exception):
    def __init__(self, book_id: int) -> None:
        super().__init__(f"there is no book {book_id}")


class DuplicateIsbnError(Exception):
    def __init__(self, isbn: str) -> None:
        super().__init__(f"a book with the ISBN {isbn} exists already")
