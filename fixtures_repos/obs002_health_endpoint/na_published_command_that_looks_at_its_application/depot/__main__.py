import argparse
from wsgiref.simple_server import make_server

from depot.app import Depot


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10)
    make_server("localhost", 8000, Depot(parser.parse_args().rows)).serve_forever()


if __name__ == "__main__":
    main()
