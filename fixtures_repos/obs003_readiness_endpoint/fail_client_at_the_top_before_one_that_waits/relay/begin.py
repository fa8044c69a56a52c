def wait_for_start(url):
    """Ask the own server until it answers."""
    import httpx

    while not httpx.get(url, timeout=1).is_success:
        pass
