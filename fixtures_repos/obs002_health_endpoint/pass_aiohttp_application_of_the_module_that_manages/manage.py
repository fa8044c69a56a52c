"""Start the service, or bring its tables up to date."""

import click
from aiohttp import web
from yoyo import get_backend, read_migrations

from depot.probes import alive


async def build():
    made = web.Application()
    made.router.add_get("/healthz", alive)
    return made


@click.group()
def cli():
    pass


@cli.command()
@click.option("--port", default=8080)
def serve(port):
    web.run_app(build(), port=port)


@cli.command()
def migrate():
    backend = get_backend("postgresql://localhost/depot")
    backend.apply_migrations(backend.to_apply(read_migrations("steps")))


if __name__ == "__main__":
    cli()
