import argparse
import logging


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("stone")
    logging.basicConfig(level=logging.INFO)
    logging.info("Looking at %s", parser.parse_args().stone)


if __name__ == "__main__":
    main()
