from fastapi import HTTPException

COUNTS: dict[str, int] = {}


def rate_limit(key: str) -> None:
    COUNTS[key] = COUNTS.get(key, 0) + 1
    if COUNTS[key] > 5:
        raise HTTPException(status_code=429)
