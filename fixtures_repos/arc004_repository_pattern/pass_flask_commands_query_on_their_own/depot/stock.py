import click

from depot.models import Crate, session


@click.group()
def stock():
    """Look after the crates."""


@stock.command
def count():
    click.echo(session.query(Crate).count())


