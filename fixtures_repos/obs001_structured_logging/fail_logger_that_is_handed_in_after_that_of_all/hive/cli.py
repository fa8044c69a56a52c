import logging

from hive.serve import run_server

logging.basicConfig()


def main():
    run_server()


main()
