import structlog


def set_up():
    """Write records as JSON."""
    structlog.configure(
        processors=[structlog.processors.TimeStamper(), structlog.processors.JSONRenderer()]
    )
