import time

import httpx


class RateLimitError(Exception):
    pass


def fetch(url: str) -> dict:
    response = httpx.get(url, timeout=5)
    if response.status_code == 429:
        time.sleep(int(response.headers["X-RateLimit-Reset"]))
        raise RateLimitError
    return response.json()
