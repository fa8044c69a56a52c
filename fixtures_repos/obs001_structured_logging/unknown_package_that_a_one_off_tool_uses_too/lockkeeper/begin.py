from canal.canal_logging import setup_logging


def main():
    """Make the tables, once."""
    setup_logging("lockkeeper-begin")


if __name__ == "__main__":
    main()
