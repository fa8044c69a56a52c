import logging.config
import click

from radio import app


@click.command()
def serve():
    conf = {"logging": {"version": 1}}
    logging.config.dictConfig(conf["logging"])
    app.run(port=8080)
