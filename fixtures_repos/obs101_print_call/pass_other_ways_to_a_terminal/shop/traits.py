import typer

from shop.updater import Listing, Updater

app = typer.Typer()


@app.command()
def traits():
    fetch()
    Listing().show()
    options = app.options
    if options.dry_run:
        updater = Updater()
        updater.rehearse()


def fetch():
    print("fetching")


def export():
    write()


def write():
    print("writing")


if __name__ == "__main__":
    typer.run(export)
