import click

from app.releases import release


@click.command()
def publish():
    release("1")
