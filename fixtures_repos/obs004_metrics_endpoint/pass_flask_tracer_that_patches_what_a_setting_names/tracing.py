import os

WANTED = os.environ.get("TRACING", "off") == "on"


def start_tracing():
    """Patch before the framework is imported."""
    if not WANTED:
        return
    from ddtrace import patch

    patch(flask=True, psycopg=True)
