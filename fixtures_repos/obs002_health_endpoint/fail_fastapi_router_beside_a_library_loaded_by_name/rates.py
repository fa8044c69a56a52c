import importlib


def rates() -> object:
    """The client of the rates, which takes long to import."""
    return importlib.import_module("slow_rates").Client()
