import glob
from distutils.command.clean import clean

from setuptools import Command


def sources():
    return glob.glob("src/*")


class Bundle(Command):
    user_options = []

    def run(self):
        for path in sources():
            print(f"bundling {path}")


class Clean(clean):
    def run(self):
        self.sweep()

    def sweep(self):
        print("swept")
