from canal.canal_logging import setup_logging

from lockkeeper.tables import make_tables


def main():
    """Make the tables, once."""
    setup_logging("lockkeeper-begin")
    make_tables()
