def shorten(title: str) -> str:
    return title[:20]
