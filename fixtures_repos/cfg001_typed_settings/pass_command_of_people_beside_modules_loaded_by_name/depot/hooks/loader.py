import importlib
from types import ModuleType


def load(name: str) -> ModuleType:
    return importlib.import_module(name)
