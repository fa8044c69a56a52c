"""Work with books."""

from collections.abc import Sequence

import structlog

from bookshelf.errors import BookNotFoundError
from bookshelf.models.book import Book
from bookshelf.repositories.book import BookRepository
from bookshelf.schemas.book import BookCreate, BookUpdate

logger = structlog.get_logger(__name__)


class BookService:
    def __init__(self, books: BookRepository) -> None:
        self._books = books

    async def get(self, book_id: int) -> Book:
        book = await self._books.get(book_id)
        if book is None:
            raise BookNotFoundError(book_id)
        return book

    async def list(self, *, limit: int = 50, offset: int = 0) -> Sequence[Book]:
        return await self._books.list(limit=limit, offset=offset)

    async def create(self, data: BookCreate) -> Book:
        book = await self._books.add(Book(**data.model_dump()))
        await self._books.commit()
        logger.info("book_created", book_id=book.id)
        return book

    async def update(self, book_id: int, data: BookUpdate) -> Book:
        book = await self.get(book_id)
        for field, value in data.model_dump(exclude_none=True).items():
            setattr(book, field, value)
        await self._books.commit()
        logger.info("book_updated", book_id=book_id)
        return book

    async def delete(self, book_id: int) -> None:
        await self._books.delete(await self.get(book_id))
        await self._books.commit()
        logger.info("book_deleted", book_id=book_id)
