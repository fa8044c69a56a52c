import argparse

from aiohttp import web
from aiomisc.log import LogFormat, basic_config

parser = argparse.ArgumentParser()
parser.add_argument("--log-format", choices=LogFormat.choices(), default="color")


def main():
    args = parser.parse_args()
    basic_config("info", args.log_format)
    web.run_app(web.Application())


if __name__ == "__main__":
    main()
