import os


def address():
    return os.environ["REDIS_HOST"]
