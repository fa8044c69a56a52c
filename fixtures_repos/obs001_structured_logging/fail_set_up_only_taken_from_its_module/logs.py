import structlog


def set_up_logs() -> None:
    structlog.configure(processors=[structlog.processors.JSONRenderer()])
