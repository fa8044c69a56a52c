from aiohttp import web
from neuro_logging import init_logging


async def listed(request):
    return web.json_response([])


def main():
    init_logging(health_check_url_path="/ping")
    app = web.Application()
    app.router.add_get("/buckets", listed)
    web.run_app(app)


if __name__ == "__main__":
    main()
