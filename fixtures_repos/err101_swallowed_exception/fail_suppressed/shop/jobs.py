import asyncio
import contextlib
from contextlib import suppress


def send(mails):
    for mail in mails:
        with contextlib.suppress(Exception):  # expect: ERR101
            mail.send()


async def refresh(cache, source):
    with suppress(ValueError, BaseException):  # expect: ERR101
        cache.fill(await source.read())


def narrow(path):
    with suppress(FileNotFoundError):
        path.unlink()


class Worker:
    def __init__(self, connection, task):
        self.connection, self.task = connection, task

    async def close(self):
        with suppress(Exception):
            await self.connection.quit()

    async def restart(self):
        with suppress(Exception):
            await self.connection.close()
        with suppress(asyncio.CancelledError):
            await self.task
