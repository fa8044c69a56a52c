import argparse

from shop.commands.schema import Schema


def main() -> None:
    argparse.ArgumentParser().parse_args()
    Schema().run()
