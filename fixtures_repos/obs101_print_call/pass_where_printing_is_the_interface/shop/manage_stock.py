import click


@click.command()
def stock():
    print("12 left")


if __name__ == "__main__":
    print("starting")
    stock()
