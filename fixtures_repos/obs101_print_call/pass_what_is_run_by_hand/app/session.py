import asyncio

from telethon import TelegramClient

print("This makes the text of a session.")
KEY = int(input("Key: "))
client = TelegramClient("shop", KEY, input("Hash: "))


async def main():
    await client.start()
    print(client.session.save())


asyncio.run(main())
