import uvicorn

from shop.app import make


def main() -> None:
    options = {}
    options["host"] = "127.0.0.1"
    uvicorn.run(make(), **options)
