import click


@click.group()
def main():
    """The shop's own commands."""


@main.command()
def init():
    from shop.schema import create_all

    create_all()
