def shorten(text: str) -> str:
    words = text.split()
    return " ".join(words[:10])
