import click
from werkzeug.serving import run_simple

from portal.app import create_app


@click.group()
def cli():
    pass


@cli.command()
def serve(host="localhost", port=7000):
    run_simple(host, port, create_app())
