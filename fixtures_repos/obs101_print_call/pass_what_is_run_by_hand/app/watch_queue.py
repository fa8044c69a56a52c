import asyncio


async def watch():
    while True:
        print("message")
        await asyncio.sleep(1)


asyncio.run(watch())
