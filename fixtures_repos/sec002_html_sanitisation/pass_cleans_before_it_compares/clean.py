import html

LIMIT = 400


def clean(text: str) -> str:
    safe = html.escape(text)
    if len(safe) > LIMIT:
        raise ValueError(f"{len(safe)} characters, which is not < {LIMIT}")
    return safe
