def shorten(text: str) -> str:
    return text[:10]
