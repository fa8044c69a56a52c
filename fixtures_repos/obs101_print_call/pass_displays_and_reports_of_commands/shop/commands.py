import click

from shop.stock import count


@click.command()
def counted():
    count([1])
