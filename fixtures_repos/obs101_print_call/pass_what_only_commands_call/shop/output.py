import sys

from shop.schema import schema


def echo(line):
    print(line)


def refuse_old_options():
    if "--old" in sys.argv:
        print(f"--old of {schema()} is gone")
