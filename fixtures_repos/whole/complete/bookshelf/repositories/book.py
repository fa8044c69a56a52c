"""Queries over books."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from bookshelf.errors import DuplicateIsbnError
from bookshelf.models.book import Book


class BookRepository:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def get(self, book_id: int) -> Book | None:
        return await self._session.get(Book, book_id)

    async def list(self, *, limit: int, offset: int) -> Sequence[Book]:
        statement = select(Book).order_by(Book.title, Book.id).limit(limit).offset(offset)
        return (await self._session.scalars(statement)).all()

    async def add(self, book: Book) -> Book:
        isbn = book.isbn
        self._session.add(book)
        try:
            await self._session.flush()
        except IntegrityError as error:
            await self._session.rollback()
            raise DuplicateIsbnError(isbn) from error
        return book

    async def delete(self, book: Book) -> None:
        await self._session.delete(book)

    async def commit(self) -> None:
        await self._session.commit()
