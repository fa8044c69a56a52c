import asyncio

from depot.server import create_server


async def main() -> None:
    create_server().startup(address="0.0.0.0", port=8080)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main())
