import asyncio


async def count():
    print("counted")  # expect: OBS101


asyncio.run(count())
