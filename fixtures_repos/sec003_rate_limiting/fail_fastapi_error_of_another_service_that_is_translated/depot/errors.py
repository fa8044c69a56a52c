class RateLimitError(Exception):
    status_code = 429


def translate(original_error: Exception, carrier: str) -> None:
    if "slow down" in str(original_error):
        raise RateLimitError(f"{carrier} is busy")
    raise original_error
