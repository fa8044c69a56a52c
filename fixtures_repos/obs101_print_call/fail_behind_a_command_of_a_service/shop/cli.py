import click


@click.group()
def main():
    """The shop's own commands."""


@main.command()
def init():
    from shop.database import create_all

    create_all()
    done("tables")


@main.command()
@click.option("--dry-run", is_flag=True)
def restock(dry_run):
    from shop.stock import Restocking

    Restocking(dry_run).run()


@main.command()
def export():
    from shop.exporting import Export

    Export().run(None)


def done(what):
    print(f"{what} done")
