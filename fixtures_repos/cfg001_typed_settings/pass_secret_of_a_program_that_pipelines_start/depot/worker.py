import importlib

JOBS: tuple[str, ...] = ("depot.jobs.weigh", "depot.jobs.pack")


def load_jobs() -> None:
    for name in JOBS:
        importlib.import_module(name)
