"""Installed as a command by the distribution."""


def main():
    announce("serving")


def announce(what):
    print(what, "orders")
