import click
from aiohttp import web


async def home(request: web.Request) -> web.Response:
    return web.Response()


@click.command()
@click.option("--port", type=int, envvar="PORT", required=True)
@click.option("--dsn", envvar="DATABASE_URL", required=True)
@click.option("--debug/--no-debug", envvar="DEBUG", default=False)
def main(port: int, dsn: str, debug: bool) -> None:
    app = web.Application()
    app["dsn"] = dsn
    app.router.add_get("/", home)
    web.run_app(app, port=port)


if __name__ == "__main__":
    main()
