import bleach


def cleaned(text: str) -> str:
    return bleach.clean(text, tags=[], strip=True)
