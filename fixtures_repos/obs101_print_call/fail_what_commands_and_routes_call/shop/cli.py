import click


@click.command()
def init():
    from shop.schema import announce

    announce("tables")
