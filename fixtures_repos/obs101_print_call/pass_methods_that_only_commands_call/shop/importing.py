import sys


def import_orders(path):
    """Offered to whoever imports the package."""
    return _lock(path)


def start_import():
    return _lock(sys.argv[1])


def _lock(path):
    print(f"{path} is being imported")
    return path
