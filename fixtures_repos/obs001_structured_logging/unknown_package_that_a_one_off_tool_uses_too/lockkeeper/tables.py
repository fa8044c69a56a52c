def make_tables():
    """Make the tables."""
