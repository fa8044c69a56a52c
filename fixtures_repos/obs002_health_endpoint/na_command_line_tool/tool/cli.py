import argparse


def main() -> None:
    argparse.ArgumentParser().parse_args()
