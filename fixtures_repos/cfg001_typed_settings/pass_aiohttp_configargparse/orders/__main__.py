from aiohttp import web
from configargparse import ArgumentParser
from yarl import URL

parser = ArgumentParser(auto_env_var_prefix="ORDERS_")
group = parser.add_argument_group("database")
group.add_argument("--database-url", type=URL, required=True)
group.add_argument("--pool-size", type=int, default=10)


def main():
    args = parser.parse_args()
    app = web.Application()
    app["url"] = args.database_url
    web.run_app(app)


if __name__ == "__main__":
    main()
