def setup_logging() -> None:
    """Nothing yet."""
