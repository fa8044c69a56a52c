def serialise_book(book) -> dict[str, str]:
    return {"title": book.title}
