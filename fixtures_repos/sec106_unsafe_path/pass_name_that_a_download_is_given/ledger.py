from pathlib import Path

FILES = {"a": Path("/srv/files/1"), "b": Path("/srv/files/2")}


def found(name):
    return FILES[name]
