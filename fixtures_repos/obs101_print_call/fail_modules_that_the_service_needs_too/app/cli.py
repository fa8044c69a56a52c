import click

from app.tables import create


@click.command()
def tables():
    create()
