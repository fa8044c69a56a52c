import os


def report() -> str:
    return os.environ["REALM"]


print(report())
