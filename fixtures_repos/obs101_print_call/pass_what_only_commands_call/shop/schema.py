import logging

logger = logging.getLogger(__name__)


def create_all():
    announce("tables")


def announce(what):
    print(f"creating {what}")


def schema():
    return "shop"


def permissions(names, verbosity=1):
    for name in names:
        if verbosity >= 2:
            print(f"adding {name}")
