def answer(text: str) -> str:
    return text[::-1]
