import os

import click
from fastapi import FastAPI
from flask import Flask

from web_config import settings

app = Flask(__name__)
api = FastAPI(debug=settings.debug)
other = FastAPI(debug=os.environ.get("DEBUG") == "1")
if os.environ.get("APP_ENV") == "development":
    app.debug = True


@click.command()
def serve():
    app.run(debug=True)


def run_dev():
    app.run(debug=True)


class Parser:
    def parse(self, text, debug=False):
        return text


Parser().parse("", debug=True)

if __name__ == "__main__":
    app.run(debug=True)
