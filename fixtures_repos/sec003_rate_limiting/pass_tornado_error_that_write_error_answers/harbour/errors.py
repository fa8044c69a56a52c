class TooOften(ValueError):
    """Somebody asked for berths too often."""
