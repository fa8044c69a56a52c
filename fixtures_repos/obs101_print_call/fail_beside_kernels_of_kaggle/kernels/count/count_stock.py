import asyncio

from telethon import TelegramClient


async def count():
    client = TelegramClient("count", 1, "key")
    await client.start()
    print("counted")  # expect: OBS101


asyncio.run(count())
