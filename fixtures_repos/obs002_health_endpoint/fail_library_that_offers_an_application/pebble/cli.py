import argparse

from pebble import area


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("width", type=int)
    parser.add_argument("height", type=int)
    given = parser.parse_args()
    print(area(given.width, given.height))
