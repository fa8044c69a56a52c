import os


def required(name):
    return os.environ[name]
