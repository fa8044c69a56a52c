import httpx


def wait_for_start(url):
    """Ask the own server until it answers."""
    while True:
        if httpx.get(url, timeout=1).is_success:
            return
