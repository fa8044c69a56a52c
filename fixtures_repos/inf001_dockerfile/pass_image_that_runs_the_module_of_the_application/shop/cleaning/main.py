import asyncio

from sanic.log import logger


async def clean():
    while True:
        logger.info("cleaned")
        await asyncio.sleep(60)


if __name__ == "__main__":
    asyncio.run(clean())
