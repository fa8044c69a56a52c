import argparse

import uvicorn

from shop.app import make
from shop.settings import read


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--host")
    given = parser.parse_args()
    options = read()
    options["host"] = given.host or options.get("host", "localhost")
    uvicorn.run(make(), **options)
