import click

from shop.app import serve


@click.command()
@click.option("--host", default="127.0.0.1", type=str)
@click.option("--port", default=8000, type=int)
@click.option("--state", required=True, type=click.Path(exists=True))
def main(host: str, port: int, state: str) -> None:
    serve(host, port, state)


if __name__ == "__main__":
    main(auto_envvar_prefix="SHOP")
