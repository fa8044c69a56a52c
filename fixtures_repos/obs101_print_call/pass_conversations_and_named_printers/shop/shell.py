import asyncio
import sys


class Shell:
    """The one at the terminal chats with the shop."""

    async def listen(self):
        reader = asyncio.StreamReader()
        loop = asyncio.get_event_loop()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
        return await reader.readline()

    async def respond(self, message):
        print(message)
