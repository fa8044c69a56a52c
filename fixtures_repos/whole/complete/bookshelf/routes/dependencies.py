"""What the routes are given."""

from typing import Annotated

from fastapi import Depends
from sqlalchemy.ext.asyncio import AsyncSession

from bookshelf.database import get_session
from bookshelf.repositories.book import BookRepository
from bookshelf.repositories.health import HealthRepository
from bookshelf.services.book import BookService

Session = Annotated[AsyncSession, Depends(get_session)]


def get_book_service(session: Session) -> BookService:
    return BookService(BookRepository(session))


def get_health_repository(session: Session) -> HealthRepository:
    return HealthRepository(session)


Books = Annotated[BookService, Depends(get_book_service)]
Health = Annotated[HealthRepository, Depends(get_health_repository)]
