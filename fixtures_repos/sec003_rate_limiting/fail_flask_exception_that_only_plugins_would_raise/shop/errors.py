class RateLimit(Exception):
    """For plug-ins, which stand elsewhere."""
