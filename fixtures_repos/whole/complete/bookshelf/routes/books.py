"""Books over HTTP."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, status

from bookshelf.limits import limiter, read_limit, write_limit
from bookshelf.models.book import Book
from bookshelf.routes.dependencies import Books
from bookshelf.schemas.book import BookCreate, BookRead, BookUpdate

router = APIRouter(prefix="/books", tags=["books"])


@router.get("", response_model=list[BookRead])
@limiter.limit(read_limit)
async def list_books(
    request: Request,
    books: Books,
    limit: Annotated[int, Query(ge=1, le=100)] = 50,
    offset: Annotated[int, Query(ge=0)] = 0,
) -> list[Book]:
    return list(await books.list(limit=limit, offset=offset))


@router.get("/{book_id}", response_model=BookRead)
@limiter.limit(read_limit)
async def get_book(request: Request, book_id: int, books: Books) -> Book:
    return await books.get(book_id)


@router.post("", response_model=BookRead, status_code=status.HTTP_201_CREATED)
@limiter.limit(write_limit)
async def create_book(request: Request, body: BookCreate, books: Books) -> Book:
    return await books.create(body)


@router.patch("/{book_id}", response_model=BookRead)
@limiter.limit(write_limit)
async def update_book(request: Request, book_id: int, body: BookUpdate, books: Books) -> Book:
    return await books.update(book_id, body)


@router.delete("/{book_id}", status_code=status.HTTP_204_NO_CONTENT)
@limiter.limit(write_limit)
async def delete_book(request: Request, book_id: int, books: Books) -> None:
    await books.delete(book_id)
