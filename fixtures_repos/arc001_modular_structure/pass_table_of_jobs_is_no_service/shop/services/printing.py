def pages(text: str) -> int:
    return len(text) // 100
