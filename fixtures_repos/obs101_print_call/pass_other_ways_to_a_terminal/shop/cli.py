import argparse
import importlib


def run():
    arguments = argparse.ArgumentParser().parse_args()
    importlib.import_module("shop.commands_of.serving").serve(arguments)
