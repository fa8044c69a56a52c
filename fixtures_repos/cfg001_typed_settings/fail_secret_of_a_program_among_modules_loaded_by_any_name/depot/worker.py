import importlib
import sys

JOBS: list[str] = sys.argv[1:]


def load_jobs() -> None:
    for name in JOBS:
        importlib.import_module(name)
